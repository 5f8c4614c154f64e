using System.Reflection;

namespace Unroll;

/// <content>Weights in files.</content>
public abstract unsafe partial class Network
{
    /// <summary>Writes all parameters to a safetensors file, 32-bit floats in canonical order under the names of <see cref="Parameters"/>.
    /// It is written beside its place, flushed to the disk and then renamed, so an interruption leaves the old file. A symbolic link is
    /// followed, and the permissions of the old file are kept.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is infinite or no number; or something that a step or a load calls on this very thread came back here. Nothing is
    /// written.
    /// </exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Save(string path) => Save(path, new SaveOptions());

    /// <summary>Writes all parameters to a safetensors file, as <see cref="Save(string)"/> does, in the names and orders of another
    /// library.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <param name="options">In which names and orders.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="NotSupportedException">The network has parameters that have no order in the layout, or two that have one name in
    /// it; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is infinite or no number; or something that a step or a load calls on this very thread came back here. Nothing is
    /// written.
    /// </exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Save(string path, SaveOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        using (TakeTurn())
        {
            WeightsWriter.Write(path, Declaration, Values, options.Layout);
            GC.KeepAlive(this);
        }
    }

    /// <summary>Replaces all parameters by those of a file, which must hold exactly the tensors of <see cref="Parameters"/> with the same
    /// shapes: safetensors, or any other that <see cref="Load(string, LoadOptions)"/> reads. On any failure the network is as it was. A
    /// prediction on another thread uses the old parameters or the new ones, never some of each.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or not one of this network; the message names the file, the tensor, what
    /// came and what was expected.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="InvalidOperationException">Something that a step or a load calls on this very thread came back here; nothing is
    /// changed.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Load(string path) => Load(path, new LoadOptions());

    /// <summary>Replaces parameters by those of a file that may differ from this network: by the library that wrote it, by tensors that
    /// only one of them has, by shapes, by names. Parameters without a counterpart keep their values. On any failure the network is as it
    /// was.</summary>
    /// <remarks>
    /// The file is safetensors, an npz of NumPy, a state dict of PyTorch (.pt, .pth; nothing in it is run) or the manifest of TensorFlow.js
    /// (model.json), which is told by its first bytes. The package Unroll.Exchange adds LoadKeras for .keras and .h5.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">What may differ. With <c>new LoadOptions()</c> nothing may, as in <see cref="Load(string)"/>.</param>
    /// <returns>Which tensors were loaded, which of the network's were kept and which of the file's were not used, and why; its text is for
    /// people.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, it differs by more than <paramref name="options"/> allows, two of its
    /// tensors were renamed to the same one, or not a single tensor fits; the message names the file, the tensor, what came, what was
    /// expected and which option would help.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path, or
    /// <see cref="LoadOptions.MatchByShape"/> is set together with something that may be missing, extra or of another shape.</exception>
    /// <exception cref="NotSupportedException">The network has parameters that have no order in <see cref="LoadOptions.Layout"/>: planes
    /// that were flattened are combined with other elements, cut or reshaped, for instance.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public LoadResult Load(string path, LoadOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return Load(() => WeightFiles.Open(path), options);
    }

    /// <summary>Replaces parameters by those of a file that is opened when this network may be changed.</summary>
    internal LoadResult Load(Func<WeightFile> open, LoadOptions options)
    {
        if (options.MatchByShape && (options.AllowMissing || options.AllowExtra || options.AllowOtherShapes))
        {
            throw new ArgumentException(
                "LoadOptions.MatchByShape pairs all tensors in order; expected none of AllowMissing, AllowExtra and AllowOtherShapes.",
                nameof(options));
        }

        using (TakeTurn())
        {
            int length = Declaration.Memory.Parameters;
            using var read = new NativeBuffer(length);
            Values.CopyTo(read.Span(length));
            using WeightFile file = open();
            LoadResult result = WeightsReader.Read(file, Declaration, options, read.Span(length));
            using (BeginChange())
                read.Span(length).CopyTo(Values);
            GC.KeepAlive(this);
            return result;
        }
    }

    /// <summary>Replaces all parameters by those of a safetensors file that is embedded as a resource in the assembly of the network's
    /// class. It must hold exactly the tensors of <see cref="Parameters"/>. A constructor calls it, so that the network comes with its
    /// weights; the declaration of an imported model has such a one.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <exception cref="FileNotFoundException">The assembly has no resource of that name.</exception>
    /// <exception cref="InvalidDataException">The resource is damaged, or not one of this network.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    protected void LoadResource(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Assembly assembly = GetType().Assembly;
        string shown = $"{assembly.GetName().Name}, resource {name}";
        using Stream stream = assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{shown}: there is none of that name; expected the weights of {Declaration.Name}.");
        Load(() => SafeTensorsFile.Open(stream, shown), new LoadOptions());
    }
}
