using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>The values of all tensors of a program that ran.</summary>
internal sealed class Evaluation(Program program, int n, StepKey key)
{
    private readonly Dictionary<Tensor, Matrix> _values = [];

    public int BatchSize { get; } = n;

    /// <summary>What random numbers follow from.</summary>
    public StepKey Key { get; } = key;

    /// <summary>The outputs of an inference program, row-major; the mean loss of the others.</summary>
    public double[] Result => Value(program.Result);

    /// <summary>The mean loss.</summary>
    public double Loss => Result.Single();

    public int Rows(Tensor tensor) => tensor.IsBatched ? BatchSize * tensor.RowsPerSample : tensor.RowsPerSample;

    public Matrix this[Tensor tensor] => _values.TryGetValue(tensor, out Matrix? value)
        ? value
        : throw new InvalidOperationException($"{tensor} is read before it is written.");

    /// <summary>An operand repeated to an output's shape, as NumPy does: what is not batched, for every sample.</summary>
    public Matrix Repeated(Tensor operand, Tensor output)
    {
        Matrix matrix = this[operand];
        bool perSample = output.IsBatched && !operand.IsBatched && operand.RowsPerSample == output.RowsPerSample;
        return (perSample ? Matrix.Of(Rows(output), matrix.Columns, (row, column) => matrix[row % matrix.Rows, column]) : matrix).BroadcastTo(Rows(output), output.Columns);
    }

    public double[] Value(Tensor tensor) => this[tensor].Values;

    /// <summary>The gradient of a parameter by its name; zeros where the loss does not depend on it, so that no step writes it.</summary>
    public double[] Gradient(string name)
    {
        Tensor[] parameters = Parts.Of(name, program.Stored.Where(t => t.Role == TensorRole.Parameter));
        return parameters.Length == 0 ? throw new ArgumentException($"The program has no parameter {name}.", nameof(name)) : [.. parameters.SelectMany(GradientOf)];
    }

    private double[] GradientOf(Tensor parameter)
    {
        Tensor? gradient = _values.Keys.SingleOrDefault(t => t.Name == parameter.Name && t.Role == TensorRole.ParameterGradient);
        return gradient is null ? new double[parameter.Shape.Size] : KernelOrder.Outside(parameter, Value(gradient));
    }

    /// <summary>What a buffer is after a training step, by its name: what the program says, or what it was.</summary>
    public double[] Updated(string name)
    {
        return [.. Parts.Of(name, program.Stored).SelectMany(stored => KernelOrder.Outside(
            stored, Value(_values.Keys.SingleOrDefault(t => t.Name == stored.Name && t.Role == TensorRole.BufferUpdate) ?? stored)))];
    }

    internal void Set(Tensor tensor, double[] values)
    {
        if (values.Length != Rows(tensor) * tensor.Columns)
        {
            throw new ArgumentException($"{tensor} has {Rows(tensor)}×{tensor.Columns} elements, {values.Length} were given.", nameof(values));
        }

        if (!_values.TryAdd(tensor, new Matrix(Rows(tensor), tensor.Columns, values)))
        {
            throw new InvalidOperationException($"{tensor} is written twice.");
        }
    }
}
