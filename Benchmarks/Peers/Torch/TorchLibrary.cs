using System.Runtime.InteropServices;
using TorchSharp;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>Loads libtorch from where Peers/libtorch.sh puts it. Nothing of TorchSharp may be touched before.</summary>
internal static class TorchLibrary
{
    private const string Remedy = "run Benchmarks/Peers/libtorch.sh once (Linux x64; 128 MB to download)";

    /// <summary>In the order in which they need one another.</summary>
    private static readonly string[] Libraries = ["libgomp-*", "libc10.so", "libtorch_cpu.so", "libtorch.so", "libLibTorchSharp.so"];

    private static readonly Lazy<string?> Failure = new(Load);

    /// <summary>Makes TorchSharp ready for work on a number of threads.</summary>
    /// <exception cref="PeerUnavailableException">It cannot be loaded.</exception>
    public static void Require(int threads)
    {
        if (Failure.Value is { } failure)
            throw new PeerUnavailableException(failure);
        SetThreads(threads);
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("UNROLL_LIBTORCH") is { Length: > 0 } given)
            return given;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named ? named : Path.Combine(home, ".cache");
        return Path.Combine(cache, "unroll", "libtorch");
    }

    /// <summary>What stands in the way, or null. Once the libraries are in the process, TorchSharp finds them by their names.</summary>
    private static string? Load()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return "libtorch is compared with on Linux x64 alone";
        string folder = Folder();
        if (!Directory.Exists(folder))
            return $"libtorch is not in {folder}: {Remedy}";
        try
        {
            foreach (string library in Libraries)
            {
                string path = Directory.EnumerateFiles(folder, library).FirstOrDefault()
                    ?? throw new DllNotFoundException($"{folder} has no {library}");
                NativeLibrary.Load(path);
            }

            InitializeTorchSharp();
            Allocator.KeepFreedMemory();
            return null;
        }
        catch (Exception exception) when (exception is PeerUnavailableException or DllNotFoundException or EntryPointNotFoundException
            or BadImageFormatException or TypeInitializationException or NotSupportedException or IOException)
        {
            string reason = exception.GetBaseException().Message.ReplaceLineEndings(" ").Trim();
            return $"libtorch cannot be loaded ({reason}): {Remedy}";
        }
    }

    private static void InitializeTorchSharp() => torch.InitializeDeviceType(DeviceType.CPU);

    private static void SetThreads(int threads) => torch.set_num_threads(threads);
}
