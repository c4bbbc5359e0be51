using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion;

/// <summary>Reads the events of a request whose body is already JSON, one reader per wire version.</summary>
internal delegate Submission SubmissionReader(HttpRequest request, JsonElement root);
