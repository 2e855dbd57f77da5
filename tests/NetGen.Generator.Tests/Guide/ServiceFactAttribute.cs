using Xunit;

namespace NetGen.Generator.Tests.Guide;

/// <summary>A test that compiles and runs a web service.</summary>
public sealed class ServiceFactAttribute : FactAttribute
{
    public ServiceFactAttribute() => Skip = GuideProgram.AspNetCore is null ? "ASP.NET Core is not installed beside this .NET runtime." : null;
}
