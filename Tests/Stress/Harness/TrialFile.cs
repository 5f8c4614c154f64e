using System.IO.MemoryMappedFiles;

namespace Unroll.Stress.Harness;

/// <summary>
/// The number of the present trial in a file, which outlives a process that crashes or is killed; a write costs nanoseconds.
/// </summary>
internal sealed class TrialFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public TrialFile(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, sizeof(long));
        _view = _file.CreateViewAccessor(0, sizeof(long));
    }

    public long Number
    {
        get => _view.ReadInt64(0);
        set => _view.Write(0, value);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
