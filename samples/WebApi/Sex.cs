using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebApi;

[JsonConverter(typeof(SexConverter))]
public enum Sex
{
    Female,
    Male,
}

/// <summary>The names alone: <see cref="JsonStringEnumConverter{TEnum}"/> takes <c>"female,male"</c> for a member too.</summary>
internal sealed class SexConverter : JsonConverter<Sex>
{
    public override Sex Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? throw new JsonException()
        : reader.ValueTextEquals("female"u8) ? Sex.Female
        : reader.ValueTextEquals("male"u8) ? Sex.Male
        : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Sex value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value == Sex.Female ? "female"u8 : "male"u8);
}
