using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PostHog.Async;
using PostHog.Diagnostics;
using PostHog.Extensions.AspNetCore.Errors;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>What all requests of an application share. Immutable.</summary>
internal sealed class RequestParts
{
    private readonly Func<HttpContext, bool>? _filter;
    private readonly PostHogLog _log;

    private RequestParts(
        PostHogClient client,
        PostHogOptions clientOptions,
        PostHogRequestOptions options,
        TimeProvider time
    )
    {
        Client = client;
        _log = new PostHogLog(clientOptions.Log);
        _filter = options.Filter;
        Identity = new IdentityReader(
            options,
            clientOptions.ProjectToken?.Trim() ?? "",
            time,
            _log
        );
        Properties = new PropertyReader(options);
        Errors = options.CaptureExceptions
            ? new ErrorReporter(client, options.ShouldCaptureException, _log)
            : null;
    }

    public PostHogClient Client { get; }

    public IdentityReader Identity { get; }

    public PropertyReader Properties { get; }

    /// <summary>Reports exceptions; null if they are not reported.</summary>
    public ErrorReporter? Errors { get; }

    /// <summary>Creates the parts with the options of the application.</summary>
    /// <exception cref="InvalidOperationException">The client is not registered.</exception>
    public static RequestParts Create(
        IServiceProvider services,
        Action<PostHogRequestOptions>? configure
    )
    {
        var options = services
            .GetRequiredService<IOptionsFactory<PostHogRequestOptions>>()
            .Create(Options.DefaultName);
        configure?.Invoke(options);
        var registration = ClientLookup.Find(services, options.ClientName);
        var parts = new RequestParts(
            registration.ClientIn(services),
            ClientLookup.OptionsOf(registration, services),
            options,
            services.GetService<TimeProvider>() ?? TimeProvider.System
        );
        if (parts.Errors is { } errors && services.GetService<DiagnosticListener>() is { } listener)
        {
            // The container disposes the listener, and with it this subscription.
            listener.Subscribe(new UnhandledErrors(errors), UnhandledErrors.Includes);
        }

        return parts;
    }

    /// <summary>Whether a request gets a context.</summary>
    public bool Includes(HttpContext context)
    {
        try
        {
            return _filter?.Invoke(context) ?? true;
        }
        catch (Exception error)
        {
            _log.RequestCallbackFailed(nameof(PostHogRequestOptions.Filter), error);
            return true;
        }
    }
}
