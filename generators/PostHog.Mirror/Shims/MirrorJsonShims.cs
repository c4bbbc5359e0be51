// needs: System.Text.Json.Serialization.Metadata.JsonTypeInfo`1
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;

// JSON in streams: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorJsonShims
{
    extension(JsonSerializer)
    {
        public static TValue? Deserialize<TValue>(
            Stream utf8Json,
            JsonSerializerOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return JsonSerializer.Deserialize<TValue>(utf8Json, options);
        }

        public static TValue? Deserialize<TValue>(
            Stream utf8Json,
            JsonTypeInfo<TValue> jsonTypeInfo,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return JsonSerializer.Deserialize(utf8Json, jsonTypeInfo);
        }

        public static void Serialize<TValue>(
            Stream utf8Json,
            TValue value,
            JsonSerializerOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonSerializer.Serialize(utf8Json, value, options);
        }

        public static void Serialize<TValue>(
            Stream utf8Json,
            TValue value,
            JsonTypeInfo<TValue> jsonTypeInfo,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonSerializer.Serialize(utf8Json, value, jsonTypeInfo);
        }
    }

    extension(JsonDocument)
    {
        public static JsonDocument Parse(
            Stream utf8Json,
            JsonDocumentOptions options = default,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return JsonDocument.Parse(utf8Json, options);
        }
    }
}
