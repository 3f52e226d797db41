/** Icons carry no words: what they mean always stands beside them. */
import {
  ArrowsCirclepathIcon,
  ArrowsUpDownIcon,
  CheckmarkCircleFillIcon,
  CheckmarkCircleIcon,
  ChevronDownIcon,
  ChevronLeftIcon,
  CircleIcon,
  ClockIcon,
  CogIcon,
  DownloadIcon,
  ExclamationmarkTriangleFillIcon,
  FileIcon,
  FilesIcon,
  FolderIcon,
  FolderMinusIcon,
  InboxIcon,
  InformationSquareIcon,
  MagnifyingGlassIcon,
  MenuHamburgerIcon,
  PaperplaneIcon,
  ShieldCheckmarkIcon,
  TasklistIcon,
  TrashIcon,
  UploadIcon,
  XMarkIcon,
  XMarkOctagonFillIcon,
} from '@navikt/aksel-icons'

const icons = {
  again: ArrowsCirclepathIcon,
  back: ChevronLeftIcon,
  bin: TrashIcon,
  check: CheckmarkCircleIcon,
  circle: CircleIcon,
  clock: ClockIcon,
  close: XMarkIcon,
  cog: CogIcon,
  done: CheckmarkCircleFillIcon,
  down: ChevronDownIcon,
  download: DownloadIcon,
  file: FileIcon,
  files: FilesIcon,
  folder: FolderIcon,
  aside: FolderMinusIcon,
  inbox: InboxIcon,
  info: InformationSquareIcon,
  menu: MenuHamburgerIcon,
  moving: ArrowsUpDownIcon,
  scan: ShieldCheckmarkIcon,
  search: MagnifyingGlassIcon,
  send: PaperplaneIcon,
  stopped: XMarkOctagonFillIcon,
  tasks: TasklistIcon,
  upload: UploadIcon,
  warning: ExclamationmarkTriangleFillIcon,
} as const

export type IconName = keyof typeof icons

export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  const Drawing = icons[name]
  return <Drawing aria-hidden className={className} />
}
