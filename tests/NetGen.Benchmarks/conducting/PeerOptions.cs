namespace NetGen.Benchmarks.Conducting;

/// <summary>The options of <c>peers</c>.</summary>
internal sealed record PeerOptions
{
    public bool Quick { get; private init; }

    public bool Check { get; private init; }

    /// <summary>Whether nobody may use vectors of 512 bits, as on a processor without them.</summary>
    public bool Narrow { get; private init; }

    public string? JsonFile { get; private init; }

    /// <summary>Networks, works and contenders to keep; all where empty.</summary>
    public string[] Networks { get; private init; } = [];

    public string[] Works { get; private init; } = [];

    public string[] Contenders { get; private init; } = [];

    public int Rounds => Quick ? 5 : 9;

    /// <summary>Milliseconds a contender has in one cell and round.</summary>
    public int Milliseconds => Quick ? 7 : 50;

    public static PeerOptions Parse(string[] arguments)
    {
        var options = new PeerOptions();
        for (int i = 0; i < arguments.Length; i++)
        {
            string Value() => ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} needs a value.");
            options = arguments[i] switch
            {
                "--quick" => options with { Quick = true },
                "--check" => options with { Check = true },
                "--narrow" => options with { Narrow = true },
                "--json" => options with { JsonFile = Value() },
                "--networks" => options with { Networks = Value().Split(',') },
                "--works" => options with { Works = Value().Split(',') },
                "--contenders" => options with { Contenders = Value().Split(',') },
                _ => throw new ArgumentException($"Unknown option {arguments[i]}."),
            };
        }

        return options;
    }

    public bool Includes(Cell cell) => Keeps(Networks, cell.Network.Name) && Keeps(Works, cell.Work.Name);

    public bool Includes(Contender contender) => Keeps(Contenders, contender.Id);

    private static bool Keeps(string[] kept, string name) => kept.Length == 0 || kept.Contains(name);
}
