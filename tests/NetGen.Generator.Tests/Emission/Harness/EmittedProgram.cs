using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using NetGen.Generator.Emission;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Interpretation;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>A program built by hand, that ends in a loss and its gradients, as emitted code of one style: for what no layer leads to yet.</summary>
internal sealed class EmittedProgram
{
    private readonly Program _program;
    private readonly ParameterLayout _layout;
    private readonly ProgramPlan _plan;
    private readonly bool _isFast;

    private EmittedProgram(Program program, bool isFast)
    {
        (_program, _isFast) = (program, isFast);
        _layout = isFast
            ? FastPlanner.Layout(program.Stored, [], Vocabulary.Precision.Double, Choices.Standard)
            : ParameterLayout.Plain(program.Stored, []);
        _plan = isFast
            ? new FastPlanner(_layout, Vocabulary.Precision.Double, Choices.Standard).Plan(program)
            : PlainPlanner.Plan(program, _layout, Vocabulary.Precision.Double, Choices.Standard);
    }

    /// <summary>Compiles programs of both styles at once, and gives what is wrong with the first that differs from the interpreter, or
    /// null.</summary>
    public static string? Failure(IReadOnlyList<(Program Program, double[] Inputs, IReadOnlyDictionary<string, double[]> Stored)> cases, int n)
    {
        EmittedProgram[][] programs = [.. cases.Select(c => new[] { new EmittedProgram(c.Program, isFast: false), new EmittedProgram(c.Program, isFast: true) })];
        string source = string.Concat(programs.SelectMany((styles, i) => styles.Select(p => p.Source($"Program{i}{p._isFast}"))).Prepend(UsingsOf(Precision.Double)));
        Assembly assembly = EmittedAssembly.Of(GeneratorRun.CompilationOf(source)).Assembly;
        return cases.SelectMany((c, i) => programs[i].Select(p => p.Difference(assembly.GetType($"Program{i}{p._isFast}")!, c.Inputs, c.Stored, n))).FirstOrDefault(d => d is not null);
    }

    /// <summary>What stands before emitted methods that are in no network.</summary>
    public static string UsingsOf(Precision precision) => $"""
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Runtime.Intrinsics;
        using NetGen;
        using NetGen.Numerics;
        using static NetGen.Numerics.{precision}Arithmetic;
        using static NetGen.Numerics.{precision}Vectors;
        {string.Join('\n', Choices.Standard.VectorWidths.Select(bits => VectorType(precision == Precision.Double ? "Doubles" : "Floats", bits, precision == Precision.Double ? "double" : "float")))}

        """;

    private static string VectorType(string alias, int bits, string number) => $"using {alias}{bits} = System.Runtime.Intrinsics.Vector{bits}<{number}>;";

    private string Source(string name)
    {
        var code = new CSharpWriter();
        string key = _plan.NeedsKey ? ", default" : string.Empty;
        using (code.Block($"public static class {name}"))
        {
            using (code.Block("public static double Run(int n, double[] parameters, double[] x, double[] gradients, double[] scratch)"))
            {
                string Reference(string array) => $"ref MemoryMarshal.GetArrayDataReference({array})";
                code.Line(_isFast
                    ? $"ComputeGradientsBatch(default, n, {string.Join(", ", new[] { "parameters", "x", "x" }.Select(Reference))}, ref Unsafe.NullRef<double>(), {string.Join(", ", new[] { "gradients", "scratch" }.Select(Reference))}{key});"
                    : $"return ComputeGradients(n, parameters, x, x, default, gradients, scratch{key});");
                code.Line(_isFast ? $"return scratch[(n * {_plan.Storage.PerSample}) + {_plan.Storage[_program.Result].Offset}];" : string.Empty);
            }

            if (_isFast)
            {
                var methods = new SharedMethods();
                new FastProgram(methods, new KernelMethods(methods, Vocabulary.Precision.Double, [256]), Vocabulary.Precision.Double, _plan, ProgramKind.ComputeGradients).Write();
                methods.Write(code);
            }
            else
            {
                PlainWriter.Write(code, Vocabulary.Precision.Double, _plan, ProgramKind.ComputeGradients);
            }
        }

        return code.ToString();
    }

    private string? Difference(Type type, double[] inputs, IReadOnlyDictionary<string, double[]> stored, int n)
    {
        double[] parameters = new double[_layout.StorageLength];
        double[] gradients = new double[_layout.StorageLength];
        foreach (Tensor tensor in _program.Stored)
        {
            for (int i = 0; i < stored[tensor.Name!].Length; i++)
            {
                parameters[Position(tensor, i)] = stored[tensor.Name!][i];
            }
        }

        double[] scratch = [.. Enumerable.Repeat(double.NaN, (n * _plan.Storage.PerSample) + _plan.Storage.Constant)];
        double loss = (double)type.GetMethod("Run")!.Invoke(null, [n, parameters, inputs, gradients, scratch])!;
        Evaluation expected = Interpreter.Run(_program, n, stored, inputs);
        IEnumerable<(string Name, double Actual, double Expected)> numbers = _program.Stored.Where(t => t.Role == TensorRole.Parameter)
            .SelectMany(t => expected.Gradient(t.Name!).Select((g, i) => ($"d{t}[{i}]", gradients[Position(t, i)], g)))
            .Prepend(("the loss", loss, expected.Loss));
        return numbers.Where(x => !(Math.Abs(x.Actual - x.Expected) <= 1e-12 * Math.Max(1, Math.Abs(x.Expected))))
            .Select(x => $"{type.Name}: {x.Name} is {x.Actual:R} instead of {x.Expected:R}\n{Source(type.Name)}").FirstOrDefault();
    }

    /// <summary>The formula in the layout's documentation.</summary>
    private int Position(Tensor tensor, int index)
    {
        StoredSlot slot = _layout[tensor];
        (int row, int column) = (index / slot.Columns, index % slot.Columns);
        return slot.Offset + (row / slot.PanelWidth * slot.Columns * slot.PanelWidth) + (column * slot.PanelWidth) + (row % slot.PanelWidth);
    }
}
