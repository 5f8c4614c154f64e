namespace Unroll;

/// <summary>Finds, for every tensor of a network, the one of a file whose values it takes, and says why for all others.</summary>
internal sealed class TensorMatching
{
    private const int Named = 5;

    private readonly SafeTensorsFile _file;
    private readonly NetworkDescription _network;
    private readonly LoadOptions _options;

    // The names of the file's tensors after renaming; null: skipped.
    private readonly string?[] _names;

    // The tensors of the file by their names after renaming, if the network has them.
    private readonly Dictionary<string, TensorEntry> _found = new(StringComparer.Ordinal);

    private readonly List<(ParameterDescription, TensorEntry)> _taken = [];
    private readonly List<KeptTensor> _kept = [];
    private readonly List<UnusedTensor> _unused = [];

    /// <summary>Matches the tensors.</summary>
    /// <exception cref="InvalidDataException">They differ by more than the options allow; the message names the file.</exception>
    public TensorMatching(SafeTensorsFile file, NetworkDescription network, LoadOptions options)
    {
        _file = file;
        _network = network;
        _options = options;
        _names = [.. file.Tensors.Select(tensor => options.Rename is { } rename ? rename(tensor.Name) : tensor.Name)];
        Find();
        CheckNames();
        foreach (ParameterDescription parameter in network.Parameters)
            Match(parameter);
        GatherUnused();
        if (_taken.Count == 0 && network.Parameters.Count > 0)
            throw NothingTaken();
    }

    /// <summary>The tensors of the network that take values from the file, in stage order, each with its counterpart.</summary>
    public IReadOnlyList<(ParameterDescription Parameter, TensorEntry Tensor)> Taken => _taken;

    /// <summary>What became of every tensor.</summary>
    public LoadResult Result() =>
        new(_file.Path, _network.Name, [.. _taken.Select(pair => new LoadedTensor(pair.Item1.Name, pair.Item2.Name))], [.. _kept],
            [.. _unused]);

    private void Find()
    {
        var known = _network.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        for (int i = 0; i < _names.Length; i++)
        {
            if (_names[i] is not { } name || !known.Contains(name) || _found.TryAdd(name, _file.Tensors[i]))
                continue;
            throw _file.Wrong(
                $"tensors {_found[name].Quoted} and {_file.Tensors[i].Quoted}: "
                + $"LoadOptions.Rename gives both the name '{name}', expected names of their own. "
                + "Let it give null for the one to skip");
        }
    }

    private void CheckNames()
    {
        ParameterDescription[] missing = _options.AllowMissing ? [] : [.. _network.Parameters.Where(IsMissing)];
        int[] extra = _options.AllowExtra ? [] : [.. Enumerable.Range(0, _names.Length).Where(IsExtra)];
        if (missing.Length == 0 && extra.Length == 0)
            return;
        string lacks = missing.Length == 0 ? "" : $"; it lacks {List(missing, parameter => $"'{parameter.Name}'")}";
        string has = extra.Length == 0 ? "" : $"; it has {List(extra, TellNames)}, which {_network.Name} has not";
        string[] allow = [.. missing.Take(1).Select(_ => "AllowMissing"), .. extra.Take(1).Select(_ => "AllowExtra")];
        string rename = allow.Length == 2 ? ", or LoadOptions.Rename where the same tensor has two names" : "";
        throw _file.Wrong(
            $"the file has {_names.Length} tensors, {_network.Name} expects {_network.Parameters.Count}{lacks}{has}. "
            + $"To load the others, set LoadOptions.{string.Join(" and ", allow)}{rename}");
    }

    private void Match(ParameterDescription parameter)
    {
        if (!_found.TryGetValue(parameter.Name, out TensorEntry? tensor))
        {
            TensorEntry? skipped = Skipped(parameter.Name);
            LoadMismatch reason = skipped is null ? LoadMismatch.MissingInFile : LoadMismatch.Skipped;
            _kept.Add(new KeptTensor(parameter.Name, parameter.Shape, reason, skipped?.Name, skipped?.Shape));
            return;
        }

        if (_options.AllowOtherShapes && !HasShape(tensor, parameter))
        {
            _kept.Add(new KeptTensor(parameter.Name, parameter.Shape, LoadMismatch.OtherShape, tensor.Name, tensor.Shape));
            return;
        }

        Check(tensor, parameter);
        _taken.Add((parameter, tensor));
    }

    private void Check(TensorEntry tensor, ParameterDescription parameter)
    {
        string expected = ShapeText.Of(parameter.Shape) + (tensor.Name == parameter.Name ? "" : $" for '{parameter.Name}'");
        if (tensor.Type != TensorEntry.Float)
        {
            throw _file.Wrong(
                $"tensor {tensor.Quoted}: the file has {Printable.Of(tensor.Type)} {tensor.ShapeText}, expected F32 {expected}. "
                + "Write the file with 32-bit floats");
        }

        if (!HasShape(tensor, parameter))
        {
            throw _file.Wrong(
                $"tensor {tensor.Quoted}: the file has the shape {tensor.ShapeText}, expected {expected}. "
                + "To keep the network's values of it, set LoadOptions.AllowOtherShapes");
        }

        _file.CheckSize(tensor);
    }

    private void GatherUnused()
    {
        var taken = new HashSet<TensorEntry>(_taken.Select(pair => pair.Item2), ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _names.Length; i++)
        {
            TensorEntry tensor = _file.Tensors[i];
            if (taken.Contains(tensor))
                continue;
            _file.CheckSize(tensor);
            LoadMismatch reason = _names[i] is null ? LoadMismatch.Skipped
                : IsExtra(i) ? LoadMismatch.MissingInNetwork
                : LoadMismatch.OtherShape;
            _unused.Add(new UnusedTensor(tensor.Name, tensor.Shape, reason, _names[i]));
        }
    }

    private InvalidDataException NothingTaken()
    {
        string has = _file.Tensors.Count == 0 ? "the file has no tensors" : $"the file has {List(_file.Tensors, tensor => tensor.Quoted)}";
        string ours = List(_network.Parameters, parameter => $"'{parameter.Name}'");
        return _file.Wrong(
            $"nothing would be loaded: {has}, {_network.Name} expects {ours}, and none has both a name and the shape that fit. "
            + "Give LoadOptions.Rename if only the names differ");
    }

    private bool IsMissing(ParameterDescription parameter) => !_found.ContainsKey(parameter.Name) && Skipped(parameter.Name) is null;

    private bool IsExtra(int tensor) => _names[tensor] is { } name && !_found.ContainsKey(name);

    /// <summary>The tensor of the file that has this very name and was skipped.</summary>
    private TensorEntry? Skipped(string name) =>
        _options.Rename is null ? null : _file.Tensors.Where((tensor, i) => _names[i] is null && tensor.Name == name).FirstOrDefault();

    private string TellNames(int tensor)
    {
        TensorEntry told = _file.Tensors[tensor];
        return told.Name == _names[tensor] ? told.Quoted : $"{told.Quoted} (renamed '{Printable.Of(_names[tensor])}')";
    }

    private static bool HasShape(TensorEntry tensor, ParameterDescription parameter) =>
        tensor.Shape.SequenceEqual(parameter.Shape.Select(extent => (long)extent));

    private static string List<T>(IReadOnlyList<T> all, Func<T, string> tell) =>
        string.Join(", ", all.Take(Named).Select(tell)) + (all.Count > Named ? $" and {all.Count - Named} more" : "");
}
