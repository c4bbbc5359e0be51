using System.Collections;

namespace PostHog;

/// <summary>
/// One message to or from a language model. The indexer sets further members, such as <c>tool_call_id</c>. Not
/// thread-safe.
/// </summary>
/// <param name="role">Who speaks: <c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="content">A text, or a sequence of parts: objects with a <c>type</c>, such as
/// <c>{ "type": "text", "text" }</c>.</param>
public sealed class AiMessage(string role, object? content)
    : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _members = new(StringComparer.Ordinal)
    {
        ["role"] = role,
        ["content"] = content,
    };

    /// <summary>Gets or sets a member. Reading one that does not exist returns null.</summary>
    /// <param name="member">The name of the member, as it is sent.</param>
    public object? this[string member]
    {
        get => _members.TryGetValue(member, out var value) ? value : null;
        set => _members[member] = value;
    }

    /// <summary>Creates a message with instructions.</summary>
    /// <param name="content">The text.</param>
    public static AiMessage System(string content) => new("system", content);

    /// <summary>Creates a message of the person.</summary>
    /// <param name="content">The text.</param>
    public static AiMessage User(string content) => new("user", content);

    /// <summary>Creates a message of the model.</summary>
    /// <param name="content">The text.</param>
    public static AiMessage Assistant(string content) => new("assistant", content);

    /// <summary>Creates a message with the result of a tool.</summary>
    /// <param name="toolCallId">The id of the call, which the model gave it.</param>
    /// <param name="result">What the tool returned.</param>
    public static AiMessage Tool(string toolCallId, object? result) =>
        new("tool", result) { ["tool_call_id"] = toolCallId };

    /// <summary>Adds a member; collection initialisers call this method.</summary>
    /// <param name="member">The name of the member, as it is sent.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The message already has that member.</exception>
    public void Add(string member, object? value) => _members.Add(member, value);

    /// <summary>Returns an enumerator over the members.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
