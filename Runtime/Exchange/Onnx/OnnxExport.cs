using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Unroll.Exchange.Onnx;
using Unroll.Exchange.Onnx.Schema;

namespace Unroll;

/// <summary>Writes networks as ONNX models (opset 17), which compute what Predict computes.</summary>
public static class OnnxExport
{
    private const string FindsOperationsByType = "The writers of the operations are found by their types, which trimming may remove.";

    /// <summary>
    /// Writes a network with its present parameters as an ONNX model. Inputs and outputs bear the names of their fields, weights those of
    /// <see cref="Network.Parameters"/>; losses, auxiliary heads and dropout are left out. The file is written beside its place and then
    /// renamed, so a failure leaves an existing one as it was.
    /// </summary>
    /// <param name="network">The network; its parameters are those of one moment, also where others train or load it meanwhile.</param>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <param name="options">Layout and batch size; null for N x height x width x channels, N of any size.</param>
    /// <exception cref="NotSupportedException">The network has an operation that cannot be written, which the message names, or is too
    /// large for a file of 2 GB; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">A parameter is infinite or no number; nothing is written.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    [RequiresUnreferencedCode(FindsOperationsByType)]
    public static void ExportOnnx(this Network network, string path, OnnxOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelProto model = ModelBuilder.Build(network, options);
        FileReplacement.Write(path, stream => model.WriteTo(stream));
    }

    /// <summary>Writes a network with its present parameters as an ONNX model to a stream, as
    /// <see cref="ExportOnnx(Network, string, OnnxOptions)"/> does to a file.</summary>
    /// <param name="network">The network; its parameters are those of one moment, also where others train or load it meanwhile.</param>
    /// <param name="stream">Receives the model; it stays open.</param>
    /// <param name="options">Layout and batch size; null for N x height x width x channels, N of any size.</param>
    /// <exception cref="NotSupportedException">The network has an operation that cannot be written, which the message names, or is too
    /// large for a file of 2 GB; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">A parameter is infinite or no number; nothing is written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    [RequiresUnreferencedCode(FindsOperationsByType)]
    public static void ExportOnnx(this Network network, Stream stream, OnnxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ModelBuilder.Build(network, options).WriteTo(stream);
    }
}
