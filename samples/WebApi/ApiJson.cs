using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebApi;

/// <summary>The only types that go through JSON, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Passenger))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ModelFacts))]
[JsonSerializable(typeof(ModelDescription))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>What a client misspells must not be taken for a value that is not known, nor a text for a number.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
    }

    /// <summary>A type with a converter of its own has no schema but this.</summary>
    public static void Describe(OpenApiOptions options) => options.AddSchemaTransformer((schema, context, _) =>
    {
        if (context.JsonTypeInfo.Type == typeof(Sex) || context.JsonTypeInfo.Type == typeof(Sex?))
        {
            (schema.Type, schema.Enum) = (JsonSchemaType.String, ["female", "male"]);
        }

        return Task.CompletedTask;
    });
}
