using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using NetGen;

namespace WebApi;

/// <summary>A passenger: a row of the training file, and what a client asks about. What is not known is null or left out.</summary>
[Features]
public sealed partial record Passenger
{
    [Required, Range(1, 3)]
    [Description("The class of the ticket.")]
    public int? Class { get; init; }

    [Required]
    public Sex? Sex { get; init; }

    [Range(0.0, 120.0)]
    [Description("In years.")]
    public double? Age { get; init; }

    [Range(0, 20)]
    [Description("Brothers, sisters and spouses aboard.")]
    public int Siblings { get; init; }

    [Range(0, 20)]
    [Description("Parents and children aboard.")]
    public int Parents { get; init; }

    [Range(0.0, 10_000.0)]
    public double? Fare { get; init; }

    [StringLength(1)]
    [Description("A to G; another letter counts as any other deck.")]
    public string? Deck { get; init; }

    [StringLength(20)]
    [Description("C, Q or S; another text counts as any other port.")]
    public string? Port { get; init; }

    /// <summary>What is predicted; no client gives it.</summary>
    [Label, JsonIgnore]
    public bool? Survived { get; init; }
}
