using System;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A test that compiles to native code: with the compiler's package, which a restore of the repository brings, and a linker.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip =
        !Machine.HasPackage("microsoft.dotnet.ilcompiler") ? "The package of the Native AOT compiler is not on this machine: dotnet restore brings it."
        : !OperatingSystem.IsWindows() && !Machine.HasProgram("clang", "gcc") ? "Neither clang nor gcc is installed."
        : null;
}
