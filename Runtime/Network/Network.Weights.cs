namespace Unroll;

/// <content>Weights in files.</content>
public abstract unsafe partial class Network
{
    /// <summary>Writes all parameters to a safetensors file, 32-bit floats in canonical order under the names of <see cref="Parameters"/>. It is written
    /// beside its place and then renamed, so an interruption leaves the old file.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="InvalidOperationException">A parameter is infinite or no number; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        lock (_training)
        {
            WeightsWriter.Write(path, Declaration, Values);
            GC.KeepAlive(this);
        }
    }

    /// <summary>Replaces all parameters by those of a safetensors file, which must hold exactly the tensors of <see cref="Parameters"/> as 32-bit floats of
    /// the same shapes. On any failure the network is as it was.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or not one of this network; the message names the file, the tensor, what came and what
    /// was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        lock (_training)
        {
            ThrowIfDisposed();
            int length = Declaration.Memory.Parameters;
            using var read = new NativeBuffer(length);
            WeightsReader.Read(path, Declaration, read.Span(length));
            read.Span(length).CopyTo(Values);
            MarkChanged();
            GC.KeepAlive(this);
        }
    }
}
