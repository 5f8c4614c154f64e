using PureHDF;
using PureHDF.VOL.Native;

namespace Unroll.Exchange.Keras;

/// <summary>Weights that Keras has written as HDF5.</summary>
internal sealed class KerasFile : WeightFile
{
    // What deflate makes of zeros at most, and so the most that a file can hold; small tensors need no such check.
    private const long MostTimes = 1032, Slack = 1 << 20;

    private readonly WatchedStream _stream;
    private readonly string _format;
    private NativeFile? _file;

    private KerasFile(Stream stream, string path, string format)
        : base(path)
    {
        _stream = new WatchedStream(stream);
        _format = format;
    }

    /// <inheritdoc/>
    public override string Format => _format;

    /// <inheritdoc/>
    public override WeightLayout UsualLayout => WeightLayout.Keras;

    /// <summary>Reads what the tensors of a file are.</summary>
    /// <param name="stream">The HDF5 file, which becomes this file's own.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="format">Its format, as people call it.</param>
    /// <param name="layers">The names of layers by those of the groups, where they differ.</param>
    /// <exception cref="InvalidDataException">It is damaged, or holds no weights.</exception>
    public static KerasFile Open(Stream stream, string path, string format, IReadOnlyDictionary<string, string> layers)
    {
        var file = new KerasFile(stream, path, format);
        try
        {
            file._stream.Begin();
            file._file = H5File.Open(file._stream, leaveOpen: true);
            file.Tensors = KerasTree.Tensors(file._file, layers, file._stream.Length);
            return file;
        }
        catch (Exception exception) when (exception is not UnauthorizedAccessException)   // what the library throws of a damaged file
        {
            file.Dispose();
            throw file.Wrong(exception is InvalidDataException ? exception.Message : $"the file is damaged: {Told(exception)}", exception);
        }
    }

    /// <inheritdoc/>
    public override void CheckSize(TensorEntry tensor)
    {
        UInt128 most = ((UInt128)_stream.Length * (UInt128)MostTimes) + (UInt128)Slack;
        if (tensor.Bits is { } bits && bits / 8 > most)
            throw Wrong($"tensor {tensor.Quoted}: {tensor.Type} {tensor.ShapeText} is more than a file of {_stream.Length} bytes can hold");
        if (((KerasTensor)tensor).ChunkBytes is var chunk && chunk > most)
            throw Wrong($"tensor {tensor.Quoted}: a chunk of {chunk} bytes is more than a file of {_stream.Length} bytes can hold");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _file?.Dispose();
        _stream.Dispose();
    }

    /// <inheritdoc/>
    protected override FloatReader Open(TensorEntry tensor) => new KerasReader((KerasTensor)tensor, _stream);

    /// <inheritdoc/>
    protected override bool IsDamage(Exception exception) => !exception.Message.StartsWith(Path, StringComparison.Ordinal);

    private static string Told(Exception exception) => Printable.Of(exception.Message, longest: 300).TrimEnd('.');
}
