using System.ComponentModel;
using System.Diagnostics;

namespace Samples.Features;

/// <summary>The package with the pretrained network, as NuGet keeps it on this machine or gets it.</summary>
internal static class FeaturizerPackage
{
    /// <summary>The package and its version.</summary>
    public const string Name = $"{Id} {Version}";

    private const string Id = "Microsoft.ML.DnnImageFeaturizer.ResNet18", Version = "0.23.1";

    /// <summary>The folder of the package where NuGet keeps packages; null if it is not there.</summary>
    public static string? Find()
    {
        // NuGet's folder has the name of the package in small letters.
        return Folders().Select(folder => Path.Combine(folder, Id.ToLowerInvariant(), Version)).FirstOrDefault(Directory.Exists);
    }

    /// <summary>Has NuGet restore the package, from the feeds that it is configured to use.</summary>
    /// <param name="folder">Where the project goes that asks for it.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The folder of the package.</returns>
    /// <exception cref="IOException">NuGet could not get it.</exception>
    /// <exception cref="OperationCanceledException">The person stopped it.</exception>
    public static string Fetch(string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        string project = Path.Combine(folder, "Fetch.csproj");
        File.WriteAllText(
            project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageDownload Include="{Id}" Version="[{Version}]" /></ItemGroup>
            </Project>
            """);

        // The project stands alone, whatever those around it have in common.
        (int code, string output) = DotNet(
            [
                "restore", project, "-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false",
                "-p:ImportDirectoryPackagesProps=false",
            ],
            stop);
        if (code != 0)
            throw new IOException($"NuGet could not get {Name}; dotnet restore ended with {code}:\n{output.TrimEnd()}");
        return Find() ?? throw new IOException($"NuGet has restored {Name}, but it is in none of its folders; give --model the folder.");
    }

    /// <summary>The folders where packages may be, the likely ones first; NuGet itself is asked last, because that takes a while.</summary>
    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given)
        {
            yield return given;
            yield break;   // NuGet looks nowhere else then
        }

        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        const string Heading = "global-packages: ";
        (_, string output) = DotNet(["nuget", "locals", "global-packages", "--list", "--force-english-output"], default);
        if (output.Split('\n').FirstOrDefault(line => line.StartsWith(Heading, StringComparison.Ordinal)) is { } line)
            yield return line[Heading.Length..].Trim();
    }

    /// <summary>Runs a command of the SDK.</summary>
    /// <returns>Its exit code, and what it has printed; -1 if there is no SDK.</returns>
    private static (int Code, string Output) DotNet(string[] arguments, CancellationToken stop)
    {
        string program = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            using CancellationTokenRegistration killing = stop.Register(() => process.Kill(entireProcessTree: true));
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            stop.ThrowIfCancellationRequested();
            return (process.ExitCode, output);
        }
        catch (Win32Exception exception)
        {
            return (-1, exception.Message);
        }
    }
}
