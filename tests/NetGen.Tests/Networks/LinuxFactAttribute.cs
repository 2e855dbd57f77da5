using System;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>A test that asks the system for memory nobody may touch.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Guard pages are asked for as on Linux.";
}
