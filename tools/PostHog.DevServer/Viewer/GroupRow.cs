using System.Text.Json.Nodes;

namespace PostHog.Development.Viewer;

/// <summary>A group as the page shows it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Key">Its key.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Events">How many events described it.</param>
/// <param name="FirstAt">When the first of them arrived, in milliseconds since 1970.</param>
/// <param name="LastAt">When the last of them arrived.</param>
internal sealed record GroupRow(
    string Type,
    string Key,
    JsonObject Properties,
    long Events,
    long FirstAt,
    long LastAt
);
