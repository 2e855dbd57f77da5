using Xunit;

// Tens of seconds, nearly all in the .NET SDK: `dotnet test --filter Category!=Package` leaves them out.
[assembly: AssemblyTrait("Category", "Package")]
