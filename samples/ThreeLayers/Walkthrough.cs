using System.Reflection;

namespace ThreeLayers;

/// <summary>One step of gradient descent, from the dimensions to the smaller cost, each formula beside its numbers.</summary>
internal sealed class Walkthrough(Page page)
{
    private readonly Step _step = new();
    private readonly ByHand _hand = new(Start.X, Start.Y, Start.Weights, Start.Biases);

    public void Write()
    {
        page.Line("ThreeLayers: 4 inputs, Dense(5, ReLU), Dense(3, ReLU), Dense(1, Sigmoid); 6 samples; one step of gradient descent.");
        page.Line("Samples are rows: Z = A·Wᵀ + b is the textbook's Z = W·A + b transposed. n is the number of samples, ∘ multiplies element");
        page.Line("by element, and dV stands for the derivative of the mean cost J by V.");
        Dimensions();
        Forward();
        Cost();
        Backward();
        Mask();
        Update();
        Code();
    }

    private void Dimensions()
    {
        page.Title("Dimensions");
        page.Line("l  W       b     Z       A       dW      db");
        for (int l = 1; l <= 3; l++)
        {
            string weight = Shape($"dense{l}.weight");
            string bias = Shape($"dense{l}.bias");
            string batch = $"[{Start.X.Rows}, {SmallNetwork.Info.Layers[l - 1].OutputShape[0]}]";
            page.Line($"{l}  {weight,-8}{bias,-6}{batch,-8}{batch,-8}{weight,-8}{bias}");
        }

        page.Line($"Parameters: {SmallNetwork.ParameterCount} = 5·4 + 5 + 3·5 + 3 + 1·3 + 1");
    }

    private void Forward()
    {
        page.Title("Forward: Z[l] = A[l-1]·W[l]ᵀ + b[l], A[l] = g(Z[l])");
        page.Matrix("X", "A0", _hand.A[0], "0.0");
        for (int l = 1; l <= 3; l++)
        {
            string previous = l == 1 ? "X" : $"A{l - 1}";
            page.Line();
            page.Matrix($"W{l}", $"dense{l}.weight", _hand.W[l], "0.0");
            page.Bias($"b{l}", $"dense{l}.bias", _hand.B[l], "0.0");
            page.Matrix($"Z{l}", $"{previous}·W{l}ᵀ + b{l}", _hand.Z[l]);
            page.Matrix($"A{l}", l < 3 ? $"max(Z{l}, 0)" : $"sigmoid(Z{l})", _hand.A[l]);
        }

        page.Line();
        page.Matrix("ŷ", "Predict(X)", _step.Outputs);
        page.Compare("A3 by hand and the generated Predict", _step.Outputs, _hand.A[3]);
    }

    private void Cost()
    {
        page.Title("Cost: J = -mean(y ∘ log ŷ + (1 - y) ∘ log(1 - ŷ))");
        page.Matrix("y", "the answers", Start.Y, "0");
        page.Line($"J = Evaluate(X, y) = {_step.Cost:0.000000}");
        page.Compare("J by hand and the generated Evaluate", Math.Abs(_step.Cost - _hand.Cost));
    }

    private void Backward()
    {
        page.Title("Backward: dW[l] = dZ[l]ᵀ·A[l-1], db[l] = Σ dZ[l], dA[l-1] = dZ[l]·W[l]");
        for (int l = 3; l >= 1; l--)
        {
            if (l < 3)
            {
                page.Matrix($"dA{l}", $"dZ{l + 1}·W{l + 1}", _hand.DA[l]);
            }

            page.Matrix($"dZ{l}", l == 3 ? "(ŷ - y) / n" : $"dA{l} ∘ (Z{l} > 0)", _hand.DZ[l]);
            page.Matrix($"dW{l}", $"dZ{l}ᵀ·{(l == 1 ? "X" : $"A{l - 1}")}", _step.WeightGradients[l - 1]);
            page.Bias($"db{l}", $"Σ dZ{l}", _step.BiasGradients[l - 1]);
            page.Compare($"dW{l} by hand and the generated ComputeGradients", _step.WeightGradients[l - 1], _hand.DW[l]);
            page.Compare($"db{l} by hand and the generated ComputeGradients", _step.BiasGradients[l - 1], _hand.DB[l]);
            page.Line();
        }

        page.Line("Where dZ3 comes from: dA3 = -(y/ŷ - (1 - y)/(1 - ŷ)) / n, and the sigmoid's derivative by its own output is ŷ ∘ (1 - ŷ).");
        Matrix product = _hand.DA[3].With(_hand.A[3], (d, output) => d * output * (1 - output));
        page.Compare("dA3 ∘ ŷ ∘ (1 - ŷ) and (ŷ - y) / n", product, _hand.DZ[3]);
    }

    private void Mask()
    {
        page.Title("The derivative of ReLU: 1 where positive, else 0, by its input Z or by its output A");
        for (int l = 1; l <= 2; l++)
        {
            page.Matrix($"g'(Z{l})", $"Z{l} > 0", ByHand.Positive(_hand.Z[l]), "0");
            page.Matrix($"g'(A{l})", $"A{l} > 0", ByHand.Positive(_hand.A[l]), "0");
            page.Compare($"the two for layer {l}", ByHand.Positive(_hand.Z[l]), ByHand.Positive(_hand.A[l]));
        }

        page.Line("A = max(Z, 0) is positive exactly where Z is, so the backward pass needs A alone, and Z can be forgotten:");
        page.Line("the generated code says 'dZ1 = dA1 where A1 > 0, else 0'.");
    }

    private void Update()
    {
        page.Title($"Update: W[l] - α·dW[l], b[l] - α·db[l], with α = {Start.LearningRate}");
        for (int l = 1; l <= 3; l++)
        {
            page.Matrix($"new W{l}", $"W{l} - α·dW{l}", _step.NewWeights[l - 1]);
            page.Bias($"new b{l}", $"b{l} - α·db{l}", _step.NewBiases[l - 1]);
            page.Compare($"W{l} by hand and after Fit", _step.NewWeights[l - 1], Stepped(_hand.W[l], _hand.DW[l]));
            page.Compare($"b{l} by hand and after Fit", _step.NewBiases[l - 1], Stepped(_hand.B[l], _hand.DB[l]));
        }

        page.Line();
        page.Line($"J before the step: {_step.Cost:0.000000}");
        page.Line($"J after it:        {_step.NewCost:0.000000}");
        page.Check("J is smaller", _step.NewCost < _step.Cost);
    }

    private void Code()
    {
        string folder = typeof(Walkthrough).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "GeneratedFiles").Value!;
        page.Title("The generated code");
        page.Line("Each formula above stands there as a comment over its loops. From the sample's folder, samples/ThreeLayers:");
        page.Line(Path.Combine(folder, "NetGen.Generator", "NetGen.Generator.NetworkGenerator", "Three-Layers.Small-Network.g.cs"));
    }

    private static string Shape(string tensor) => $"[{string.Join(", ", SmallNetwork.Info.Tensors.Single(t => t.Name == tensor).Shape)}]";

    private static Matrix Stepped(Matrix parameter, Matrix gradient) => parameter.With(gradient, (p, d) => p - (Start.LearningRate * d));
}
