return await PostHog.Compliance.Hosting.AdapterCommand.RunAsync(args);
