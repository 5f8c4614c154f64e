using System.Text;

namespace Unroll;

/// <summary>
/// What became of every tensor when a network loaded a file with <see cref="LoadOptions"/>: each of the network's is in
/// <see cref="Loaded"/> or <see cref="Kept"/>, each of the file's in <see cref="Loaded"/> or <see cref="Unused"/>. PyTorch's missing_keys
/// and unexpected_keys are among the last two.
/// </summary>
public sealed class LoadResult
{
    private readonly string _network;

    internal LoadResult(string path, string network, LoadedTensor[] loaded, KeptTensor[] kept, UnusedTensor[] unused)
    {
        _network = network;
        Path = path;
        Loaded = Array.AsReadOnly(loaded);
        Kept = Array.AsReadOnly(kept);
        Unused = Array.AsReadOnly(unused);
    }

    /// <summary>The file, as it was given.</summary>
    public string Path { get; }

    /// <summary>The tensors of the network that have the values of the file now, in stage order.</summary>
    public IReadOnlyList<LoadedTensor> Loaded { get; }

    /// <summary>The tensors of the network that have the values they had, and why, in stage order.</summary>
    public IReadOnlyList<KeptTensor> Kept { get; }

    /// <summary>The tensors of the file that were not used, and why, in the order of the file.</summary>
    public IReadOnlyList<UnusedTensor> Unused { get; }

    /// <summary>For people: how many tensors were loaded, and a line for each that was kept or not used.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(System.IO.Path.GetFileName(Path)).Append(": ").Append(Loaded.Count).Append(" of the ").Append(Loaded.Count + Kept.Count)
            .Append(" tensors of ").Append(_network).Append(" loaded");
        Append(text, "kept as they were:", Kept);
        Append(text, "not used of the file:", Unused);
        return text.ToString();
    }

    private static void Append<T>(StringBuilder text, string heading, IReadOnlyList<T> tensors)
    {
        if (tensors.Count == 0)
            return;
        text.Append("\n  ").Append(heading);
        foreach (T tensor in tensors)
            text.Append("\n    ").Append(tensor);
    }
}
