using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>Zeros around an image.</summary>
internal sealed class ZeroPad2D(int padding, int left, int right, int top, int bottom) : Layer
{
    private const int Unset = -1;

    public override void CheckOptions(LayerCheck check)
    {
        check.Require(padding >= 0, nameof(padding), padding, "at least 0");
        Require(nameof(left), left);
        Require(nameof(right), right);
        Require(nameof(top), top);
        Require(nameof(bottom), bottom);

        void Require(string option, int zeros) => check.Require(zeros >= Unset, option, zeros, "at least 0, or -1 for the padding of all sides");
    }

    public override Shape? Infer(LayerCheck check) => Images.Check(check)
        ? check.Input
            .With(Images.Height, Padded(check.Input.Extents[Images.Height], top, bottom))
            .With(Images.Width, Padded(check.Input.Extents[Images.Width], left, right))
        : null;

    public override Tensor Lower(LayerLowering layer)
    {
        Tensor wide = Pad(layer, layer.Input, Images.Width, Zeros(left), Zeros(right));
        return Pad(layer, wide, Images.Height, Zeros(top), Zeros(bottom));
    }

    private static Tensor Pad(LayerLowering layer, Tensor image, int axis, int before, int behind) =>
        before + behind == 0 ? image : layer.Program.Pad(layer.Symbol("A"), image, axis, before, behind);

    private int Zeros(int side) => side == Unset ? padding : side;

    private int Padded(int extent, int before, int behind) => Shape.Extent((long)extent + Zeros(before) + Zeros(behind));
}
