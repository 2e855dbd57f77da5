using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>An activation as a layer of its own: the lowerer applies it to what comes in.</summary>
internal sealed class ActivationLayer : LayerKind
{
    public override string Name => "Activation";

    public override Shape? Infer(LayerCheck check) => check.Input;

    public override Tensor Lower(LayerLowering layer) => layer.Input;
}
