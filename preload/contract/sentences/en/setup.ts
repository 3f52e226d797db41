/** English for the set-up checklist: organisation, service, system and system user (platform.md §8). */
export const setupSentences = {
  'organisation-unknown': {
    what: 'The organisation {{organisation|with this number}} is not in Enhetsregisteret.',
    next: 'Look for a slip of the pen. A brand-new organisation may take some days to appear there.',
  },
  'organisation-deleted': {
    what: 'The organisation {{organisation|with this number}} has been deleted from Enhetsregisteret.',
    next: 'Use the number of the organisation that has taken over.',
  },
  'organisation-bankrupt': {
    what: 'The organisation {{organisation|with this number}} is bankrupt according to Enhetsregisteret.',
    next: 'Talk to the administrator of the estate before you go on.',
  },
  'scope-misspelt': {
    what: 'The API scope {{scope|in question}} does not exist. It is probably misspelt.',
    next: 'Compare it with the name in self-service, letter by letter.',
  },
  'terms-open': {
    what: 'Maskinporten’s terms must be accepted before you can make a client. That cannot be checked from here.',
    next: 'The general manager accepts the terms once. Tick here when that is done.',
  },
  'service-missing': {
    what: 'No service has been chosen yet.',
    next: 'Search for the service you will use, or type the id that its owner has given you.',
  },
  'service-elsewhere': {
    what: 'Altinn does not know {{service|the service}} in {{environment|this environment}}, but in {{other|another one}}.',
    next: 'Check whether you are testing or live. Test and production are never mixed.',
  },
  'service-type-wrong': {
    what: 'Altinn has {{service|the service}} as type {{type|something else than file transfer}}, and it cannot carry files.',
    next: 'Ask the service owner for the id of the file transfer service.',
  },
  'service-type-unusual': {
    what: 'Altinn has {{service|the service}} as {{type|an older type}}. That is usual for older services and normally works.',
    next: 'You need not do anything. The trial shows whether it works.',
  },
  'access-list-on': {
    what: 'There is an access list on {{service|the service}}. Only those whom its owner has put on it are let in.',
    next: 'Ask {{owner|the service owner}} to put you on the access list, if you are not on it already.',
  },
  'access-list-missing': {
    what: 'The organisation is not on the service’s access list, so access cannot be given.',
    next: 'Ask the service owner to put you on the access list. Then try again.',
  },
  'system-missing': {
    what: 'Budstikke is not registered as a system at Altinn for you yet.',
    next: 'Choose «Register system».',
  },
  'system-outdated': {
    what: 'The system at Altinn lacks the client id or a service that was added since.',
    next: 'Choose «Register system» to bring it up to date.',
  },
  'system-of-another': {
    what: 'The system {{system|at Altinn}} belongs to another organisation.',
    next: 'Use a client of the organisation that owns the system, or a system user you already have.',
  },
  'system-vendor-other': {
    what: 'The client belongs to another organisation than the system is to stand for.',
    next: 'Check that client id and organisation number belong together.',
  },
  'system-id-taken': {
    what: 'The system is at Altinn already.',
    next: 'Choose «Register system» once more; it is then brought up to date.',
  },
  'system-id-invalid': {
    what: 'Altinn did not accept the name of the system. That is a fault in Budstikke.',
    next: 'Report it with the details.',
  },
  'system-client-taken': {
    what: 'The client id is already used by another system at Altinn.',
    next: 'Make a new client for Budstikke in self-service, or remove it from the other system.',
  },
  'system-resource-unknown': {
    what: 'Altinn does not know one of the services that the system is to have access to.',
    next: 'Look over the services in the set-up and remove the wrong one.',
  },
  'system-package-unknown': {
    what: 'Altinn does not know one of the access packages that the system asks for.',
    next: 'Report it with the details.',
  },
  'system-user-none': {
    what: 'You have no system user yet. It allows Budstikke to use the service on your behalf.',
    next: 'Choose «Ask for a system user». Whoever may give access in Altinn approves with a link.',
  },
  'system-user-exists': {
    what: 'There is a system user for this system already.',
    next: 'Test the step again. If it has another name, choose «We already have a system user».',
  },
  'system-user-waiting': {
    what: 'The request waits for somebody with the right to approve it in Altinn.',
    next: 'Open the link yourself, or send it to the general manager or main administrator. Budstikke sees by itself when it is approved.',
  },
  'system-user-rejected': {
    what: 'The request for a system user was turned down in Altinn.',
    next: 'Talk to whoever turned it down, and choose «Ask for a system user» to make a new one.',
  },
  'system-user-timed-out': {
    what: 'The time to approve the system user ran out.',
    next: 'Choose «Ask for a system user» to make a new request.',
  },
  'system-user-request-gone': {
    what: 'The request for a system user is no longer at Altinn.',
    next: 'Choose «Ask for a system user» to make a new one.',
  },
  'system-user-cannot-give': {
    what: 'Whoever was to approve does not hold the rights that the system user is to get.',
    next: 'Ask the general manager or main administrator to approve, or to pass the rights on first.',
  },
  'system-user-rights-unknown': {
    what: 'The service cannot be passed on to a system user as it is set up.',
    next: 'Ask the service owner to make it delegable, or to name the access package that gives access.',
  },
  'system-user-rights-none': {
    what: 'The request asks for access to nothing.',
    next: 'Add the service you will use, and try again.',
  },
  'events-off': {
    what: 'Events from Altinn are not on. Budstikke reads the lists regularly instead.',
    next: 'You need not do anything. For events, add the API scope altinn:events.subscribe to the client.',
  },
  'trial-open': {
    what: 'No trial file has been sent yet.',
    next: 'Send a small file to yourselves to see that all works.',
  },
  'trial-waiting': {
    what: 'The trial file is on its way.',
    next: 'Wait a little. The virus scan at Altinn usually takes less than a minute.',
  },
  'lapses-soon': {
    what: '{{title|Something in the set-up}} lapses {{date|soon}}.',
    next: 'Renew in good time: put the new one beside the old, and switch when it works.',
  },
} as const
