using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace WebApi;

/// <summary>Problem details for requests that cannot be read: the status that the server has chosen, and the property where that is known.</summary>
internal sealed class RequestErrors(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException error)
        {
            return false;
        }

        context.Response.StatusCode = error.StatusCode;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = Describe(error) });
    }

    /// <summary>The validation names the properties of C#.</summary>
    public static void UseNamesOfJson(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is HttpValidationProblemDetails { Errors: var errors } problem)
        {
            problem.Errors = errors.ToDictionary(error => JsonNamingPolicy.CamelCase.ConvertName(error.Key), error => error.Value);
        }
    }

    /// <summary>Without the reader's own message, which names types of this program.</summary>
    private static ProblemDetails Describe(BadHttpRequestException error) => error switch
    {
        { InnerException: JsonException { Path: ['$', '.', .. var property] } } =>
            Invalid(property, "The property does not exist, is given twice, or has a value of another type."),
        { StatusCode: StatusCodes.Status400BadRequest } => Invalid("$", "The body must be one JSON object."),
        _ => new ProblemDetails { Status = error.StatusCode },
    };

    private static HttpValidationProblemDetails Invalid(string property, string message) =>
        new(new Dictionary<string, string[]> { [property] = [message] }) { Status = StatusCodes.Status400BadRequest };
}
