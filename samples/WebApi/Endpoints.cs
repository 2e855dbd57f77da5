using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WebApi;

internal static class Endpoints
{
    public static void MapModel(this WebApplication app)
    {
        RouteGroupBuilder model = app.MapGroup("").AddEndpointFilter(app.Services.GetRequiredService<Admission>())
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesValidationProblem();
        model.MapPost("/predict", Predict).WithSummary("The probability that a passenger survives.");
        model.MapPost("/explain", Explain).WithSummary("The same, and for each feature how the probability changes when it is set to its mean.");
        app.MapGet("/model", Describe).WithSummary("Which model serves.");
    }

    private static Ok<Answer> Predict(Passenger passenger, ModelSource models, ApiMetrics metrics)
    {
        SurvivalModel model = models.Current;
        long started = Stopwatch.GetTimestamp();
        Passenger.Prediction prediction = model.Predict(passenger);
        metrics.Predicted(started, prediction.Survived);
        return TypedResults.Ok(new Answer(prediction.Survived, prediction.Probability, model.Name));
    }

    private static Ok<Explanation> Explain(Passenger passenger, ModelSource models, ApiMetrics metrics)
    {
        long started = Stopwatch.GetTimestamp();
        Explanation explanation = models.Current.Explain(passenger);
        metrics.Predicted(started, explanation.Probability > 0.5);
        return TypedResults.Ok(explanation);
    }

    private static Ok<ModelDescription> Describe(ModelSource models)
    {
        SurvivalModel model = models.Current;
        return TypedResults.Ok(new ModelDescription(model.Name, model.Facts.TrainingRows, model.Facts.TestRows, model.Facts.Accuracy));
    }
}
