using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class AllAtOnceTests
{
    [Fact]
    public void AllMistakesAreReportedTogether() => Expect.Problems(
        """
        [Network([|Loss.BinaryCrossEntropy|])]
        [Input([|0|])]
        [Dense([|-4|], [|(Activation)77|], name: [|"1st"|])]
        [Dense(4, from: [|"third"|])]
        [Dense([|0|], scale: [|-1|], from: [|"nobody"|])]
        [Dense(4, name: "third", from: [|"third"|])]
        [Dense(1, [|Activation.Softmax|], name: [|"third"|])]
        class [|Net|]
        {
            int [|Info|];
        }
        """,
        [
            ("NG1015", "Loss.BinaryCrossEntropy needs outputs between 0 and 1, but 'third', the last layer, ends in Activation.Softmax: end it with Activation.Sigmoid, or choose another loss"),
            ("NG2001", "Layer 'input': dimension 0 must be at least 1, but is 0"),
            ("NG2001", "Layer '1st': units must be at least 1, but is -4"),
            ("NG1014", "Option 'activation' of layer '1st' must be a member of Activation, but is 77"),
            ("NG1011", "'1st' is no name for a layer: it must be a C# identifier of ASCII letters, digits and '_' and no keyword, such as 'dense1'"),
            ("NG1009", "Layer 'dense2' takes 'third', which stands below it, but a layer can take only layers above it, so that no network runs in a circle: take one of 'input', '1st', or move 'dense2' below 'third'"),
            ("NG2001", "Layer 'dense3': units must be at least 1, but is 0"),
            ("NG1014", "Option 'scale' of layer 'dense3' must be 0 (the default) or positive, but is -1.0"),
            ("NG1008", "Layer 'dense3' takes 'nobody', which is no layer of 'Net'; the layers before it are 'input', '1st', 'dense2'"),
            ("NG1009", "Layer 'third' takes itself, but a layer can take only layers above it, so that no network runs in a circle: take one of 'input', '1st', 'dense2', 'dense3'"),
            ("NG2002", "Layer 'third' applies Softmax over a last axis of 1 element (output shape […, 1]), which always gives 1: use at least 2 units, or Activation.Sigmoid for a single one"),
            ("NG1010", "The name 'third' already belongs to layer 4 (Dense): give this layer another with 'name:'"),
            ("NG1001", "'Net' must be partial, so that the generator can add the network's members: write 'partial class Net'"),
            ("NG1013", "The generated part of 'Net' declares 'Info' itself: rename yours"),
        ]);

    [Fact]
    public void EveryNetworkOfAFileIsChecked() => Expect.Problems(
        """
        [Network(Loss.Huber)] [Input(3)] partial class [|First|];
        [Network(Loss.Huber)] [Input(3)] [Dense(1)] partial class Right { [Network(Loss.Huber)] [Input(3)] [Dense([|0|])] partial class Second; }
        """,
        [
            ("NG1007", "'First' has no layer: add one after [Input], such as [Dense(1, Activation.Sigmoid)]"),
            ("NG2001", "Layer 'dense1': units must be at least 1, but is 0"),
        ]);
}
