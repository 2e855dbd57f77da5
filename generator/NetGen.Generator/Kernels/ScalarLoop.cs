using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Kernels;

/// <summary>The primitive's own definition, element by element, on the planner's layout: for what has no faster strategy or is too small to need one.</summary>
internal sealed class ScalarLoop(Primitive primitive) : Kernel
{
    private const int Statements = 20;

    public override ImmutableArray<string> Formulas => [primitive.Formula];

    public override ImmutableArray<Tensor> Reads => primitive.Inputs;

    public override ImmutableArray<Tensor> Writes => [primitive.Output];

    public override int Size => Statements;

    public override ImmutableArray<Tensor> Reusable => primitive is Map map ? VectorMap.SameElements(map) : [];

    public override void Write(FastWriter writer) => primitive.WriteLoop(writer);
}
