using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace Samples.Faces;

/// <summary>
/// The published weights. They are not in this repository: the package is under the MIT license, but its authors learned them from faces
/// of others.
/// </summary>
internal static class FacePackage
{
    /// <summary>The npm package in the version that was tried.</summary>
    public const string Name = "@vladmandic/face-api@1.7.15";

    private const string Inside = "package/model/", Otherwise = "where you have the package, give its folder \"model\" by --model.";

    /// <summary>The folder of the weights; they are fetched where that was asked.</summary>
    /// <exception cref="InvalidDataException">They are not there, or cannot be fetched; the message says how to get them.</exception>
    public static string Find(FacesSettings settings)
    {
        string usual = Path.Combine(settings.Output, "model");
        string[] places = settings.Model is { } given
            ? [given, Path.Combine(given, "model"), Path.Combine(given, "package", "model")]
            : [usual];
        if (Array.Find(places, IsComplete) is { } place)
            return place;
        if (settings.Model is not null || !settings.Fetch)
        {
            throw new InvalidDataException(
                $"The weights of the faces are not in '{places[0]}'; expected {FaceWeights.Manifests[0]}-weights_manifest.json and others "
                + $"of the npm package {Name}, folder \"model\". --fetch fetches them by npm (12 MB); {Otherwise}");
        }

        Fetch(usual);
        return usual;
    }

    private static bool IsComplete(string folder) =>
        FaceWeights.Manifests.All(manifest =>
            File.Exists(FaceWeights.PathOf(folder, manifest)) && File.Exists(Path.Combine(folder, manifest + ".bin")));

    private static void Fetch(string folder)
    {
        // Beside its place, and renamed when complete: whoever stops this leaves nothing half.
        string beside = folder + ".part";
        Directory.CreateDirectory(beside);
        Console.WriteLine($"fetching {Name} by npm");
        string archive = Path.Combine(beside, Pack(beside));
        using (FileStream file = File.OpenRead(archive))
        using (var unpacked = new GZipStream(file, CompressionMode.Decompress))
        using (var tar = new TarReader(unpacked))
        {
            while (tar.GetNextEntry() is { } entry)
            {
                string name = Path.GetFileName(entry.Name);
                bool isWeight = Array.Exists(FaceWeights.Manifests, manifest => name.StartsWith(manifest, StringComparison.Ordinal));
                if ((isWeight && entry.Name == Inside + name) || entry.Name == "package/LICENSE")
                    entry.ExtractToFile(Path.Combine(beside, name), overwrite: true);
            }
        }

        File.Delete(archive);
        if (!IsComplete(beside))
            throw new InvalidDataException($"'{archive}' of npm lacks files of {Inside}; expected those of {Name}.");
        Directory.Move(beside, folder);
    }

    /// <summary>Has npm bring the package, and gives the name of its archive.</summary>
    private static string Pack(string folder)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["pack", Name, "--silent"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        try
        {
            using Process npm = Process.Start(start)!;
            string name = npm.StandardOutput.ReadToEnd().Trim();
            npm.WaitForExit();
            return npm.ExitCode == 0
                ? name
                : throw new InvalidDataException($"npm pack {Name} ended with {npm.ExitCode}; {Otherwise}");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidDataException(
                $"npm, which fetches {Name}, cannot be run ({exception.Message}). Install Node.js; {Otherwise}", exception);
        }
    }
}
