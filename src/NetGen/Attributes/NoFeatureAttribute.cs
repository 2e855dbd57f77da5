using System;

namespace NetGen;

/// <summary>A property of a typed row that is no feature, such as a number or a name that tells rows apart. A number, bool, enum or string is read from a
/// file all the same; of any other type it is left as it is.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NoFeatureAttribute : Attribute;
