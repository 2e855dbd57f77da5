using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>An activation as a layer of its own: the lowerer applies it to what comes in.</summary>
internal sealed class ActivationLayer(Activation activation) : Layer(activation)
{
    public override Layer? OfStep(Shape input, int steps) => this;

    public override Shape? Infer(LayerCheck check) => check.Input;

    public override Tensor Lower(LayerLowering layer) => layer.Input;
}
