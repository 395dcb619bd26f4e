"""What can happen in the airport: one small frozen value for each kind of event.

Events hold numbers, enums and ids only. `airportsim.model.apply` says what each one changes.
"""

from airportsim.model.events_of_airport import (
    AirlineApologised as AirlineApologised,
)
from airportsim.model.events_of_airport import (
    AirlineCompensated as AirlineCompensated,
)
from airportsim.model.events_of_airport import (
    AirlineInformed as AirlineInformed,
)
from airportsim.model.events_of_airport import (
    AirlineInRed as AirlineInRed,
)
from airportsim.model.events_of_airport import (
    AlertRaised as AlertRaised,
)
from airportsim.model.events_of_airport import (
    AuthoritySet as AuthoritySet,
)
from airportsim.model.events_of_airport import (
    CompensationAsked as CompensationAsked,
)
from airportsim.model.events_of_airport import (
    CompensationDecided as CompensationDecided,
)
from airportsim.model.events_of_airport import (
    ComplaintMade as ComplaintMade,
)
from airportsim.model.events_of_airport import (
    FaultCrashed as FaultCrashed,
)
from airportsim.model.events_of_airport import (
    FaultFixed as FaultFixed,
)
from airportsim.model.events_of_airport import (
    FaultInjected as FaultInjected,
)
from airportsim.model.events_of_airport import (
    FaultStruck as FaultStruck,
)
from airportsim.model.events_of_airport import (
    FlightAway as FlightAway,
)
from airportsim.model.events_of_airport import (
    FlightCancelled as FlightCancelled,
)
from airportsim.model.events_of_airport import (
    FlightDeparting as FlightDeparting,
)
from airportsim.model.events_of_airport import (
    FlightDiverted as FlightDiverted,
)
from airportsim.model.events_of_airport import (
    FlightHolding as FlightHolding,
)
from airportsim.model.events_of_airport import (
    FlightLanding as FlightLanding,
)
from airportsim.model.events_of_airport import (
    FlightOnStand as FlightOnStand,
)
from airportsim.model.events_of_airport import (
    ItemRecovered as ItemRecovered,
)
from airportsim.model.events_of_airport import (
    ItemWorsened as ItemWorsened,
)
from airportsim.model.events_of_airport import (
    PaceSet as PaceSet,
)
from airportsim.model.events_of_airport import (
    PromiseEnded as PromiseEnded,
)
from airportsim.model.events_of_airport import (
    ServiceFailed as ServiceFailed,
)
from airportsim.model.events_of_team import (
    ArticleTried as ArticleTried,
)
from airportsim.model.events_of_team import (
    ArticleWritten as ArticleWritten,
)
from airportsim.model.events_of_team import (
    AskedBack as AskedBack,
)
from airportsim.model.events_of_team import (
    ContractRead as ContractRead,
)
from airportsim.model.events_of_team import (
    FactsAdded as FactsAdded,
)
from airportsim.model.events_of_team import (
    FirstAidGiven as FirstAidGiven,
)
from airportsim.model.events_of_team import (
    FixProposed as FixProposed,
)
from airportsim.model.events_of_team import (
    FixVerified as FixVerified,
)
from airportsim.model.events_of_team import (
    FocusSet as FocusSet,
)
from airportsim.model.events_of_team import (
    FundsReleased as FundsReleased,
)
from airportsim.model.events_of_team import (
    HandLent as HandLent,
)
from airportsim.model.events_of_team import (
    ItemTested as ItemTested,
)
from airportsim.model.events_of_team import (
    MirrorSwitched as MirrorSwitched,
)
from airportsim.model.events_of_team import (
    MoneyGranted as MoneyGranted,
)
from airportsim.model.events_of_team import (
    PriorityChanged as PriorityChanged,
)
from airportsim.model.events_of_team import (
    PurchaseApproved as PurchaseApproved,
)
from airportsim.model.events_of_team import (
    PurchaseAuthorised as PurchaseAuthorised,
)
from airportsim.model.events_of_team import (
    PurchaseDelivered as PurchaseDelivered,
)
from airportsim.model.events_of_team import (
    PurchaseDenied as PurchaseDenied,
)
from airportsim.model.events_of_team import (
    PurchaseRequested as PurchaseRequested,
)
from airportsim.model.events_of_team import (
    PurchasesFrozen as PurchasesFrozen,
)
from airportsim.model.events_of_team import (
    TicketAssigned as TicketAssigned,
)
from airportsim.model.events_of_team import (
    TicketChased as TicketChased,
)
from airportsim.model.events_of_team import (
    TicketClosed as TicketClosed,
)
from airportsim.model.events_of_team import (
    TicketEscalated as TicketEscalated,
)
from airportsim.model.events_of_team import (
    TicketHandedBack as TicketHandedBack,
)
from airportsim.model.events_of_team import (
    TicketLogged as TicketLogged,
)
from airportsim.model.events_of_team import (
    TicketMerged as TicketMerged,
)
from airportsim.model.events_of_team import (
    TicketReported as TicketReported,
)
from airportsim.model.events_of_team import (
    TicketRestored as TicketRestored,
)
from airportsim.model.events_of_team import (
    TicketSeen as TicketSeen,
)
from airportsim.model.events_of_team import (
    TicketTaken as TicketTaken,
)
from airportsim.model.events_of_team import (
    WorkDelayed as WorkDelayed,
)
from airportsim.model.events_of_team import (
    WorkEnded as WorkEnded,
)
from airportsim.model.events_of_team import (
    WorkStarted as WorkStarted,
)

Event = (
    FlightHolding | FlightLanding | FlightOnStand | FlightDeparting | FlightAway | FlightDiverted
    | FlightCancelled | FaultStruck | ServiceFailed | AlertRaised | FaultCrashed | FaultFixed
    | ItemWorsened | ItemRecovered | ComplaintMade | AirlineInformed | AirlineCompensated
    | AirlineApologised | CompensationAsked | CompensationDecided | AuthoritySet | PromiseEnded
    | AirlineInRed | WorkStarted | WorkDelayed | WorkEnded | HandLent | TicketReported | FactsAdded
    | TicketLogged | FirstAidGiven | AskedBack | TicketMerged | ArticleTried | TicketEscalated
    | TicketSeen | TicketAssigned | TicketTaken | ItemTested | FixProposed | FixVerified
    | TicketHandedBack | TicketChased | TicketRestored | TicketClosed | PriorityChanged
    | ArticleWritten | MirrorSwitched | ContractRead | PurchaseRequested | PurchaseAuthorised
    | PurchaseApproved | PurchaseDenied | PurchaseDelivered | FundsReleased | PurchasesFrozen
    | FocusSet | FaultInjected | PaceSet | MoneyGranted
)  # fmt: skip
"""Anything that can happen in the airport."""
