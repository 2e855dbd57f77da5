using System;
using System.Linq;
using System.Reflection;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Constants that are operands in memory: each is the constant of its name, in every place.</summary>
public class FloatOperandsTests
{
    [Fact]
    public void EachIsTheConstantOfItsName() => Assert.All(
        typeof(FloatOperands).GetProperties(BindingFlags.Public | BindingFlags.Static),
        property => Assert.Equal(Vector256.Create(Constant(property.Name)), (Vector256<float>)property.GetValue(null)!));

    private static float Constant(string name) => name.StartsWith("Minus", StringComparison.Ordinal)
        ? -Constant(name["Minus".Length..])
        : (float)typeof(FloatConstants).GetFields().Single(f => f.Name == name).GetRawConstantValue()!;
}
