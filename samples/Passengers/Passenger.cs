namespace Passengers;

/// <summary>What a client asks a server about; null where it does not know.</summary>
internal sealed record Passenger(
    int Class, string Sex, double? Age = null, int Siblings = 0, int Parents = 0, double? Fare = null, string? Deck = null, string? Port = null);
