namespace Unroll;

/// <summary>Finds, for every tensor of a network, the one of a file whose values it takes, and says why for all others.</summary>
internal sealed class TensorMatching
{
    private const int Named = 5;

    private readonly WeightFile _file;
    private readonly NetworkDescription _network;
    private readonly LoadOptions _options;
    private readonly ForeignTensor[] _expected;

    // The names of the file's tensors after renaming; null: skipped.
    private readonly string?[] _names;

    // The tensors of the file by the names of the network's tensors that they stand for, and those that were skipped under such a name.
    private readonly Dictionary<string, TensorEntry> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorEntry> _skipped = new(StringComparer.Ordinal);
    private readonly HashSet<TensorEntry> _known = new(ReferenceEqualityComparer.Instance);

    private readonly List<MatchedTensor> _taken = [];
    private readonly List<KeptTensor> _kept = [];
    private readonly List<UnusedTensor> _unused = [];

    /// <summary>Matches the tensors.</summary>
    /// <exception cref="InvalidDataException">They differ by more than the options allow; the message names the file.</exception>
    /// <exception cref="NotSupportedException">The network has parameters that have no order in the layout.</exception>
    public TensorMatching(WeightFile file, NetworkDescription network, LoadOptions options)
    {
        _file = file;
        _network = network;
        _options = options;
        _expected = ForeignLayout.Of(network, options.Layout);
        _names = [.. file.Tensors.Select(tensor => options.Rename is { } rename ? rename(tensor.Name) : tensor.Name)];
        if (!options.MatchByShape)
            Find();
        else if (WeightFiles.ReadsForeign)
            FindByPosition();
        else
            throw new NotSupportedException("UnrollForeignWeights is false in the project: tensors are found by their names alone.");
        CheckNames();
        foreach (ForeignTensor expected in _expected)
            Match(expected);
        GatherUnused();
        if (_taken.Count == 0 && _expected.Length > 0)
            throw NothingTaken();
    }

    /// <summary>The tensors of the network that take values from the file, in stage order, each with its counterpart.</summary>
    public IReadOnlyList<MatchedTensor> Taken => _taken;

    /// <summary>What became of every tensor.</summary>
    public LoadResult Result(string path) =>
        new(
            path, _network.Name, [.. _taken.Select(pair => new LoadedTensor(pair.Expected.Parameter.Name, pair.Found.Name))], [.. _kept],
            [.. _unused]);

    private void Find()
    {
        Dictionary<string, ParameterDescription> known = ByName();
        for (int i = 0; i < _names.Length; i++)
        {
            TensorEntry tensor = _file.Tensors[i];
            if (ParameterOf(known, _names[i] ?? tensor.Name) is not { } parameter)
                continue;
            if (_names[i] is not { } name)
            {
                _skipped.TryAdd(parameter.Name, tensor);
                continue;
            }

            _known.Add(tensor);
            if (_found.TryAdd(parameter.Name, tensor))
                continue;
            string both = $"tensors {_found[parameter.Name].Quoted} and {tensor.Quoted}: ";
            throw _file.Wrong(both + (_options.Rename is null
                ? $"both stand for '{parameter.Name}', expected one. Give LoadOptions.Rename, and let it give null for the one to skip"
                : $"LoadOptions.Rename gives both the name '{name}', expected names of their own. Let it give null for the one to skip"));
        }
    }

    // Our own names first, then the usual one of the library, then the others.
    private Dictionary<string, ParameterDescription> ByName()
    {
        var known = new Dictionary<string, ParameterDescription>(StringComparer.Ordinal);
        int longest = 0;
        foreach (ForeignTensor expected in _expected)
        {
            known.Add(expected.Parameter.Name, expected.Parameter);
            longest = Math.Max(longest, expected.Names.Length);
        }

        for (int rank = 0; rank < longest; rank++)
        {
            foreach (ForeignTensor expected in _expected)
            {
                if (rank < expected.Names.Length)
                    known.TryAdd(expected.Names[rank], expected.Parameter);
            }
        }

        return known;
    }

    private ParameterDescription? ParameterOf(Dictionary<string, ParameterDescription> known, string name) =>
        known.GetValueOrDefault(name)
        ?? (WeightFiles.ReadsForeign && _options.Layout == WeightLayout.Keras ? known.GetValueOrDefault(KerasNames.Simple(name)) : null);

    private void FindByPosition()
    {
        TensorEntry[] tensors = [.. _file.Tensors.Where((tensor, i) => _names[i] is not null && !IsCounter(tensor))];
        PositionMatching.Check(_file, _network, _expected, tensors, _options.Layout);
        for (int i = 0; i < tensors.Length; i++)
        {
            _found.Add(_expected[i].Parameter.Name, tensors[i]);
            _known.Add(tensors[i]);
        }
    }

    private void CheckNames()
    {
        ForeignTensor[] missing = _options.AllowMissing ? [] : [.. _expected.Where(IsMissing)];
        int[] extra = _options.AllowExtra
            ? []
            : [.. Enumerable.Range(0, _names.Length).Where(i => IsExtra(i) && !IsCounter(_file.Tensors[i]))];
        if (missing.Length == 0 && extra.Length == 0)
            return;
        string lacks = missing.Length == 0 ? "" : $"; it lacks {List(missing, expected => expected.Told)}";
        string has = extra.Length == 0 ? "" : $"; it has {List(extra, TellNames)}, which {_network.Name} has not";
        string[] allow = [.. missing.Take(1).Select(_ => "AllowMissing"), .. extra.Take(1).Select(_ => "AllowExtra")];
        string rename = allow.Length == 2 ? ", or LoadOptions.Rename where the same tensor has two names" : "";
        bool isForeign = _options.Layout == WeightLayout.Unroll && _file.UsualLayout != WeightLayout.Unroll;
        string layout = WeightFiles.ReadsForeign && isForeign && allow.Length == 2
            ? $". For names and orders of {_file.UsualLayout}, set LoadOptions.Layout = WeightLayout.{_file.UsualLayout}"
            : "";
        throw _file.Wrong(
            $"the file has {_names.Length} tensors, {_network.Name} expects {_expected.Length}{lacks}{has}{layout}. "
            + $"To load the others, set LoadOptions.{string.Join(" and ", allow)}{rename}");
    }

    private void Match(ForeignTensor expected)
    {
        ParameterDescription parameter = expected.Parameter;
        if (!_found.TryGetValue(parameter.Name, out TensorEntry? tensor))
        {
            TensorEntry? skipped = _skipped.GetValueOrDefault(parameter.Name);
            LoadMismatch reason = skipped is null ? LoadMismatch.MissingInFile : LoadMismatch.Skipped;
            _kept.Add(new KeptTensor(parameter.Name, parameter.Shape, reason, skipped?.Name, skipped?.Shape));
            return;
        }

        if (_options.AllowOtherShapes && !HasShape(tensor, expected))
        {
            _kept.Add(new KeptTensor(parameter.Name, parameter.Shape, LoadMismatch.OtherShape, tensor.Name, tensor.Shape));
            return;
        }

        Check(tensor, expected);
        _taken.Add(new MatchedTensor(expected, tensor));
    }

    private void Check(TensorEntry tensor, ForeignTensor expected)
    {
        string name = expected.Parameter.Name, shape = ShapeText.Of(expected.Shape) + (tensor.Name == name ? "" : $" for '{name}'");
        if (!tensor.IsFloat)
        {
            throw _file.Wrong(
                $"tensor {tensor.Quoted}: the file has {Printable.Of(tensor.Type)} {tensor.ShapeText}, "
                + $"expected {ElementTypes.Readable} {shape}. Write the file with 32-bit floats");
        }

        if (!HasShape(tensor, expected))
        {
            throw _file.Wrong(
                $"tensor {tensor.Quoted}: the file has the shape {tensor.ShapeText}, expected {shape}. "
                + "To keep the network's values of it, set LoadOptions.AllowOtherShapes");
        }

        _file.CheckSize(tensor);
    }

    private void GatherUnused()
    {
        var taken = new HashSet<TensorEntry>(_taken.Select(pair => pair.Found), ReferenceEqualityComparer.Instance);
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
        string ours = List(_expected, expected => expected.Told);
        return _file.Wrong(
            $"nothing would be loaded: {has}, {_network.Name} expects {ours}, and none has both a name and the shape that fit. "
            + "Give LoadOptions.Rename if only the names differ");
    }

    private bool IsMissing(ForeignTensor expected) =>
        !_found.ContainsKey(expected.Parameter.Name) && !_skipped.ContainsKey(expected.Parameter.Name);

    private bool IsExtra(int tensor) => _names[tensor] is not null && !_known.Contains(_file.Tensors[tensor]);

    /// <summary>Whether a tensor is no weight, as the number of mini-batches that PyTorch keeps with a batch normalization.</summary>
    private bool IsCounter(TensorEntry tensor) => _options.Layout != WeightLayout.Unroll && !tensor.IsFloat;

    private string TellNames(int tensor)
    {
        TensorEntry told = _file.Tensors[tensor];
        return told.Name == _names[tensor] ? told.Quoted : $"{told.Quoted} (renamed '{Printable.Of(_names[tensor])}')";
    }

    private static bool HasShape(TensorEntry tensor, ForeignTensor expected) => tensor.Shape.SequenceEqual(expected.Shape);

    private static string List<T>(IReadOnlyList<T> all, Func<T, string> tell) =>
        string.Join(", ", all.Take(Named).Select(tell)) + (all.Count > Named ? $" and {all.Count - Named} more" : "");
}
