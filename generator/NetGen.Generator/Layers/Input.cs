using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>The samples themselves.</summary>
internal sealed class Input : LayerKind
{
    public const string KindName = nameof(Input);

    public override string Name => KindName;

    public override bool TakesInput => false;

    public override void CheckOptions(LayerCheck check) => Extents.Check(check);

    public override Shape? Infer(LayerCheck check) => Extents.Of(check.Arguments);

    public override Tensor Lower(LayerLowering layer) => layer.Input;
}
