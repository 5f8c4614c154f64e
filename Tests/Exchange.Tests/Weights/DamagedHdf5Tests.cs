using System.Buffers.Binary;
using System.Diagnostics;

namespace Unroll.Exchange.Tests.Weights;

/// <summary>
/// Structures of HDF5 that its reader would follow until the memory, the stack or the patience ends. Each is read by a process of its own,
/// which has half a gigabyte.
/// </summary>
public sealed class DamagedHdf5Tests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-hdf5-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One bit of a length: the bytes of so many references are 2^32 more, which the reader does not see.</summary>
    [Fact]
    public void A_list_of_more_names_than_the_file_has_bytes_is_refused()
    {
        byte[] bytes = File.ReadAllBytes(TrainedOutputs.FileOf("lenet.h5"));
        int name = bytes.AsSpan().IndexOf("layer_names"u8), length = name + 48;   // the name in 16 bytes, its type in 24, its rank in 8
        Assert.Equal(6, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(length)));
        bytes[length + 3] |= 0x10;
        Refused(bytes, "'layer_names' lists 268435462 names, more than the file has bytes");
    }

    /// <summary>The first message of the root's header becomes one that says where it goes on: there.</summary>
    [Fact]
    public void A_header_that_goes_on_in_itself_is_refused()
    {
        byte[] bytes = File.ReadAllBytes(TrainedOutputs.FileOf("lenet.h5"));
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(64)), message = header + 16;
        Assert.Equal(24, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(header + 8)));   // the only one
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(message), 0x10);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(message + 8), message);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(message + 16), 24);
        Refused(bytes, "its structures are within each other without an end");
    }

    /// <summary>The node of the root's tree is its own child.</summary>
    [Fact]
    public void A_tree_that_contains_itself_is_refused()
    {
        byte[] bytes = File.ReadAllBytes(TrainedOutputs.FileOf("lenet.h5"));
        int node = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(64)) + 40;
        Assert.True(bytes.AsSpan(node).StartsWith("TREE"u8));
        bytes[node + 5] = 200;   // its level
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(node + 32), node);
        Refused(bytes, "its structures are within each other without an end");
    }

    [Fact]
    public void A_chunk_of_more_than_the_file_can_hold_is_refused() => Refused(
        File.ReadAllBytes(TrainedOutputs.FileOf("chunk.h5")),
        "tensor 'layers/dense/vars/0': a chunk of 805306368 bytes is more than a file of");

    private void Refused(byte[] bytes, string message)
    {
        string path = Path.Combine(_folder, "weights.h5");
        File.WriteAllBytes(path, bytes);
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            Environment = { ["DOTNET_GCHeapHardLimit"] = "0x20000000" },
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Unroll.Tool.dll"), "convert", path, path + ".safetensors" },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool ends = process.WaitForExit(Patience);
        if (!ends)
            process.Kill();
        string error = errors.Result.ReplaceLineEndings(" ");
        Assert.True(ends, error);
        Assert.Contains(message, error);
        Assert.DoesNotContain("OutOfMemory", error);
        Assert.Equal(1, process.ExitCode);
    }
}
