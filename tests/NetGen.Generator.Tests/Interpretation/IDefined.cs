using System.Collections.Generic;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>A primitive that only tests have says itself what it means.</summary>
internal interface IDefined
{
    /// <summary>The values of its outputs, in order.</summary>
    IReadOnlyList<Matrix> Define(Evaluation evaluation);
}
