using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion;

/// <summary>A way of sending events: how its requests are read, and how they are answered.</summary>
internal abstract class Wire
{
    /// <summary>Whether its answers settle each event on its own.</summary>
    public virtual bool SettlesEvents => false;

    /// <summary>The answer to a request whose headers are unfit already, or null.</summary>
    public virtual Answer? CheckHeaders(IHeaderDictionary headers) => null;

    /// <summary>Undoes the encoding of a body.</summary>
    public virtual RequestBody Unpack(string encoding, MemoryStream wire) =>
        Decompressor.Decompress(encoding, wire);

    /// <summary>Reads the events of a request whose body is JSON.</summary>
    public abstract Submission Read(JsonElement root);

    /// <summary>What all attempts to send the same events have in common.</summary>
    public abstract string Identify(HttpRequest request, IReadOnlyList<SubmittedEvent> events);

    /// <summary>The answer to events that were taken, each as its result says.</summary>
    public abstract Answer Accept(IReadOnlyList<SubmittedEvent> events);

    /// <summary>The answer to a request that fails as a whole.</summary>
    public abstract Answer Refuse(int status, string problem);
}
