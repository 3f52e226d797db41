/** The mark: a message stick with a notch for everyone who has carried it on. */
export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" aria-hidden className="brand-mark">
        <rect className="brand-field" width="32" height="32" rx="8" />
        <g transform="rotate(45 16 16)">
          <rect className="brand-stick" x="13" y="3.5" width="6" height="25" rx="3" />
          <path className="brand-notch" d="M13 10h3M13 14h3M13 18h3" />
        </g>
      </svg>
      Budstikke
    </span>
  )
}
