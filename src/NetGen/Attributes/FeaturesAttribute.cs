using System;

namespace NetGen;

/// <summary>
/// Makes a partial record, class or struct a typed row: its public properties are the features of one sample, and the one with <c>[Label]</c> is what
/// a network predicts. The generator writes the mapping to a network's input and the nested type <c>Prediction</c>.
/// </summary>
/// <remarks>
/// Numbers are features as they are, a bool is 0 or 1, an enum one feature per member or (with <see cref="FeatureAttribute"/>) the member's index, a
/// nested record the features of its own properties. A property that may be null has one feature more, 1 where it is null; the others are then 0.
/// A row with a property of type string needs a <see cref="Preprocessing"/>. Features stand in the ordinal order of their columns' names, whatever
/// the order of the properties.
/// </remarks>
/// <example><code>
/// [Features]
/// public partial record Patient(float Radius, Stage Stage, [Label] bool Benign = false);
///
/// [Network(Loss.BinaryCrossEntropy, row: typeof(Patient))]
/// [Input(4)]
/// [Dense(1, Activation.Sigmoid)]
/// public partial class TumorClassifier;
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class FeaturesAttribute : Attribute;
