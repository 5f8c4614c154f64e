namespace Unroll;

/// <summary>What torch.save writes of a state dict; two formats keep the same pickle in different places.</summary>
internal abstract class PyTorchFile(string path) : WeightFile(path)
{
    // Layers share storages, and a few numbers may be repeated; what shows more elements of less was made to do harm.
    private const int MostTimes = 64, Slack = 1 << 20;

    /// <inheritdoc/>
    public override WeightLayout UsualLayout => WeightLayout.PyTorch;

    /// <summary>Nothing: the places of all tensors were compared with their storages when the file was opened.</summary>
    public override void CheckSize(TensorEntry tensor)
    {
    }

    /// <summary>Takes the tensors out of the value of a pickle.</summary>
    /// <exception cref="InvalidDataException">There are none, two have the same name, one lies outside its storage, or they show many times
    /// the elements of all storages; the message does not name the file.</exception>
    protected void Take(object? value)
    {
        List<(string Name, PyTorchView View)> views = StateDictPickle.Tensors(value);
        if (views is [("", _)])
            throw new InvalidDataException("the file has one tensor without a name, expected a dictionary of tensors");
        if (views.Count == 0)
            throw new InvalidDataException("the file has no tensors, expected a state dict: torch.save(model.state_dict(), path)");
        var tensors = new List<PyTorchTensor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, PyTorchView view) in views)
        {
            var tensor = new PyTorchTensor(name, view);
            if (tensor.Problem() is { } problem)
                throw new InvalidDataException($"tensor {tensor.Quoted}: {problem}");
            if (!names.Add(name))
                throw new InvalidDataException($"the file names {tensor.Quoted} twice");
            tensors.Add(tensor);
        }

        UInt128 stored = Sum(tensors.Select(tensor => tensor.View.Storage).Distinct().Select(storage => (UInt128)storage.Count));
        UInt128 shown = Sum(tensors.Select(tensor => UInt128.Min(tensor.Count, ulong.MaxValue)));
        if (shown > (stored * MostTimes) + Slack)
        {
            throw new InvalidDataException(
                $"its tensors show {shown} elements of the {stored} that it has, expected views that repeat few. Save contiguous copies");
        }

        Tensors = tensors;
    }

    /// <summary>Opens the data of a storage at some byte.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="start">The byte.</param>
    /// <param name="keepOpen">Whether the stream is the file's own.</param>
    protected abstract Stream OpenStorage(PyTorchStorage storage, long start, out bool keepOpen);

    /// <inheritdoc/>
    protected override FloatReader Open(TensorEntry tensor)
    {
        var view = (PyTorchTensor)tensor;
        bool isEmpty = tensor.Shape.Contains(0);   // which may lie anywhere
        Stream stream = OpenStorage(view.View.Storage, isEmpty ? 0 : view.View.Offset * view.View.Storage.ElementBytes, out bool keepOpen);
        var elements = new ElementReader(stream, tensor.Type, keepOpen);
        return isEmpty || view.IsContiguous() ? elements : new StridedReader(elements, tensor.Shape, view.View.Strides);
    }

    private static UInt128 Sum(IEnumerable<UInt128> numbers) => numbers.Aggregate((sum, number) => sum + number);
}
