using System.Text.Json.Nodes;

namespace PostHog.Development.Viewer;

/// <summary>A person as the page shows it.</summary>
/// <param name="N">Its number.</param>
/// <param name="Ids">Its distinct ids.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Events">How many events are about it.</param>
/// <param name="FirstAt">When the first of them arrived, in milliseconds since 1970.</param>
/// <param name="LastAt">When the last of them arrived.</param>
/// <param name="Identified">Whether an event named the user.</param>
/// <param name="Changes">What changed the person, oldest first.</param>
internal sealed record PersonRow(
    long N,
    IReadOnlyList<string> Ids,
    JsonObject Properties,
    long Events,
    long FirstAt,
    long LastAt,
    bool Identified,
    IReadOnlyList<PersonChange> Changes
);
