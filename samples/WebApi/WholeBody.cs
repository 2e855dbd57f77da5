namespace WebApi;

/// <summary>Reads the body before the endpoint does. The JSON reader fails when the server begins to stop while it waits for the rest of a body; this
/// reads on, so the request that is under way gets its answer.</summary>
internal static class WholeBody
{
    public static void UseWholeBody(this WebApplication app) => app.Use(async (context, next) =>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Request.Body = body;
        await next(context);
    });
}
