using System.Collections.Immutable;
using System.Text.Json;
using NetGen;

namespace WebApi;

/// <summary>The network, the preprocessing its inputs go through, and what is known of both. Immutable, so all requests share it.</summary>
internal sealed class SurvivalModel
{
    private readonly SurvivalNetwork _network;
    private readonly Preprocessing _preprocessing;
    private readonly ImmutableArray<(string Property, Range Inputs)> _features;

    /// <exception cref="InvalidDataException">The parts do not belong together, or give no probability.</exception>
    public SurvivalModel(string name, SurvivalNetwork network, Preprocessing preprocessing, ModelFacts facts)
    {
        (Name, _network, _preprocessing, Facts) = (name, network, preprocessing, facts);
        const int Inputs = SurvivalNetwork.InputSize;
        if (preprocessing.FeatureCount != Inputs || facts.Means.Length != Inputs || !facts.Means.All(float.IsFinite))
        {
            throw new InvalidDataException($"The network takes {Inputs} inputs, and the file's other parts do not.");
        }

        _features = [.. preprocessing.Columns.Select(column => (JsonNamingPolicy.CamelCase.ConvertName(column), InputsOf(column)))];
        // A network of NaN is a valid file: what the model answers is looked at before it serves.
        Explanation example = Explain(new Passenger { Class = 1, Sex = Sex.Female });
        if (!double.IsFinite(example.Probability) || !example.Effects.All(effect => double.IsFinite(effect.AtMean)))
        {
            throw new InvalidDataException("The model does not answer with a probability.");
        }
    }

    /// <summary>Tells models from each other: the beginning of the hash of the file's parts.</summary>
    public string Name { get; }

    public ModelFacts Facts { get; }

    /// <summary>Allocates nothing, and may be called by many threads.</summary>
    public Passenger.Prediction Predict(Passenger passenger) => _network.Predict(passenger, _preprocessing);

    /// <summary>How the probability changes when one feature is set to its mean in the training rows and all others stay.</summary>
    public Explanation Explain(Passenger passenger)
    {
        Span<float> inputs = stackalloc float[SurvivalNetwork.InputSize];
        Span<float> changed = stackalloc float[SurvivalNetwork.InputSize];
        _preprocessing.Transform(passenger, inputs);
        double probability = _network.Predict(inputs);
        var effects = new Effect[_features.Length];
        for (int i = 0; i < effects.Length; i++)
        {
            (string property, Range range) = _features[i];
            inputs.CopyTo(changed);
            Facts.Means.AsSpan(range).CopyTo(changed[range]);
            double atMean = _network.Predict(changed);
            effects[i] = new Effect(property, atMean, atMean - probability);
        }

        return new Explanation(probability, effects, Name);
    }

    /// <summary>A number is one input of the column's name; a category is several: "Class=1", "Deck (missing)".</summary>
    private Range InputsOf(string column)
    {
        ImmutableArray<string> names = _preprocessing.FeatureNames;
        bool IsOf(string name) =>
            name.StartsWith(column, StringComparison.Ordinal) && (name.Length == column.Length || name[column.Length] is '=' or ' ');
        int first = names.TakeWhile(name => !IsOf(name)).Count();
        return first..(first + names.Skip(first).TakeWhile(IsOf).Count());
    }
}
