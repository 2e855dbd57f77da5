using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>The primitive's own loop on the planner's layout, element by element, or by runs of them where it copies: for what has no faster strategy
/// or is too small to need one.</summary>
internal sealed class ScalarLoop(Primitive primitive) : Kernel
{
    public override ImmutableArray<string> Formulas => [primitive.Formula];

    public override ImmutableArray<Tensor> Reads => primitive.Inputs;

    public override ImmutableArray<Tensor> Writes => primitive.Outputs;

    /// <summary>By samples where what comes out for each comes from that one alone.</summary>
    public override Partition Partition => !primitive.MixesSamples && primitive.Outputs.All(o => o.IsBatched) ? Partition.Samples : Partition.Whole;

    public override int RunLength(ProgramStorage storage) => 0;

    public override bool NeedsKey => primitive is RandomDraw;

    public override ImmutableArray<Tensor> Reusable => primitive is Map map ? VectorMap.SameElements(map) : [];

    public override void Write(FastWriter writer) => primitive.WriteLoop(writer);

    public sealed class Strategy : KernelStrategy
    {
        /// <summary>After every other.</summary>
        public override int Priority => -1;

        public override Kernel? TryMatch(Primitive step, StepContext context) => new ScalarLoop(step);
    }
}
