namespace PoolCoordination.Shell;

/// <summary>What programs other than git do to files.</summary>
internal static class ProgramTable
{
    /// <summary>
    /// After the name and the words that must follow: <c>does</c> with an effect and those to whom it happens (<c>all</c> operands, the
    /// <c>first</c>, <c>second</c> or <c>last</c>, the <c>rest</c> after the first, the <c>value</c> of options, the <c>address</c>'s last
    /// name; <c>or-here</c>: the folder if there are none). It happens if one of the options after each <c>needs</c> and none after
    /// <c>unless</c> is there. <c>values</c>: the options with a value. <c>below</c>: with one of these options, or always if none is
    /// named, folders count with all that is in them. <c>script</c>: the first operand is none, unless one of these options is there.
    /// <c>transfer</c>: sources and a target. <c>folder</c>: the option that names where it happens. <c>about</c>: one of these words, in
    /// which a backslash stands for a space, is there; <c>count</c>: so many operands are. <c>resource</c>: the operands are ports
    /// (<c>port</c>) or databases (<c>db</c>), which sessions claim by name. <c>except</c>: with this operand nothing happens.
    /// </summary>
    public const string Programs = """

        rm | does deletes all | below r R recursive
        trash | does deletes all | below
        unlink | does deletes all
        shred | does overwrites all | values n iterations s size
        mv | transfer moves | values t target-directory S suffix
        cp | transfer copies | unless n no-clobber | below r R a recursive archive | values t target-directory S suffix
        install | transfer copies | unless d directory | values m mode o owner g group t target-directory S suffix
        ln | transfer links | needs f force | values t target-directory S suffix
        rsync | transfer copies | unless n dry-run list-only | below | values e rsh f filter exclude include exclude-from include-from
        scp | transfer copies | below r | values P i o F
        rename | does moves-away rest | unless n
        gzip | does moves-away all | unless k keep c stdout t l
        xz | does moves-away all | unless k keep c stdout t l
        bzip2 | does moves-away all | unless k keep c stdout t
        tee | does overwrites all | unless a append
        tee | does changes all | needs a append
        sponge | does overwrites all | unless a
        truncate | does overwrites all | values s size r reference
        iconv | does overwrites value o output | values f t o output from-code to-code
        sort | does overwrites value o output | values k key t o output T S
        curl | does overwrites value o output | values o output X d data H header u A e b c T F m w x url
        curl | does overwrites address | needs O remote-name | values X d data H header u A e b c T F m w x
        wget | does overwrites value O output-document | values O output-document P o U header
        tar | does overwrites all | needs x extract get | unless t | below | values f file C directory I exclude | folder C directory
        unzip | does overwrites rest | needs o | below | values d x | folder d
        ed | does changes all | values p
        sed | does changes all | needs i in-place | script e f expression file | values e f expression file l i? in-place?
        gsed | does changes all | needs i in-place | script e f expression file | values e f expression file l i? in-place?
        perl | does changes all | needs i | needs e E | values e E I M i? F
        ruby | does changes all | needs i | needs e | values e I r i?
        gawk | does changes all | about inplace | script f file | values i include f file F v
        awk | does changes all | about inplace | script f file | values i include f file F v
        yq | does changes all | needs i inplace in-place | script from-file | values p o from-file
        jq | does changes all | needs i in-place | script f from-file
        patch | does changes first | unless dry-run o output | values p strip i input d directory o output F
        dos2unix | does changes all | unless n newfile
        unix2dos | does changes all | unless n newfile
        ex | does changes all | needs c | values c
        sd | does changes all | script | below | unless p preview s string-mode
        codespell | does formats all or-here | needs w write-changes | values L S skip ignore-words-list
        comby | does formats all or-here | needs in-place i | values matcher d directory | script
        prettier | does formats all | needs w write | unless check l list-different | values config parser plugin ignore-path
        eslint | does formats all or-here | needs fix | values c config ext f format rule parser
        stylelint | does formats all | needs fix | values config
        standard | does formats all or-here | needs fix
        biome check | does formats rest or-here | needs write apply fix | values config-path
        biome format | does formats rest or-here | needs write fix | values config-path
        biome lint | does formats rest or-here | needs write apply fix | values config-path
        jscodeshift | does formats all | unless d dry | values t transform parser extensions
        black | does formats all | unless check diff | values l line-length t target-version config include exclude c code
        isort | does formats all | unless c check check-only diff | values l line-length profile p sp settings-path
        autopep8 | does formats all | needs i in-place | values max-line-length select ignore
        yapf | does formats all | needs i in-place | values style
        autoflake | does formats all | needs i in-place | values imports
        pyupgrade | does formats all
        ruff format | does formats rest or-here | unless check diff | values config line-length target-version
        ruff check | does formats rest or-here | needs fix fix-only | unless diff | values select ignore config extend-select
        gofmt | does formats all or-here | needs w | values r
        goimports | does formats all or-here | needs w | values local
        gofumpt | does formats all or-here | needs w
        go fmt | does formats all or-here | unless n
        rustfmt | does formats all | unless check | values edition config
        cargo fmt | does formats here | unless check | values p package manifest-path
        cargo fix | does formats here
        cargo clippy | does formats here | needs fix
        dotnet format | does formats here | unless verify-no-changes | values include exclude severity v verbosity
        clang-format | does formats all | needs i | unless n dry-run | values style
        shfmt | does formats all or-here | needs w write | values i ln p
        terraform fmt | does formats rest or-here | unless check
        deno fmt | does formats rest or-here | unless check
        dart format | does formats rest | values o output l
        mix format | does formats rest or-here | unless check-formatted
        zig fmt | does formats rest | unless check
        buf format | does formats rest or-here | needs w write
        swiftformat | does formats all | unless lint dryrun | values config
        swift-format | does formats all | needs i in-place
        ktlint | does formats all or-here | needs F format
        ktfmt | does formats all
        google-java-format | does formats all | needs i replace
        stylua | does formats all | unless c check
        taplo fmt | does formats rest or-here | unless check
        rubocop | does formats all or-here | needs a A x autocorrect autocorrect-all auto-correct | values c config only except
        standardrb | does formats all or-here | needs fix
        php-cs-fixer fix | does formats rest or-here | unless dry-run | values config rules
        phpcbf | does formats all | values standard
        pre-commit run | does formats here | needs a all-files
        pkill | does kills none
        killall | does kills none | unless l list
        kill-port | does kills none | resource port
        skill | does kills none
        fuser | does kills none | needs k kill | resource port | values n namespace
        taskkill | does kills none | about /im //im
        docker compose down | does drops none | needs v volumes | values f file p project-name
        docker-compose down | does drops none | needs v volumes | values f file p project-name
        docker compose rm | does drops none | needs v | values f file p project-name
        podman compose down | does drops none | needs v volumes | values f file
        docker volume rm | does drops none
        docker volume prune | does drops none
        docker system prune | does drops none | needs volumes
        podman volume rm | does drops none
        podman volume prune | does drops none
        dropdb | does drops none | resource db | values h host p port U username
        mysqladmin drop | does drops none | resource db | values u h p?
        redis-cli | does drops none | about flushall flushdb | values h p n a u
        prisma migrate reset | does drops none
        prisma db push | does drops none | needs force-reset accept-data-loss
        rails db:drop | does drops none
        rails db:reset | does drops none
        rails db:migrate:reset | does drops none
        rake db:drop | does drops none
        rake db:reset | does drops none
        knex migrate:rollback | does drops none
        sequelize db:drop | does drops none
        sequelize-cli db:drop | does drops none
        typeorm schema:drop | does drops none
        supabase db reset | does drops none
        alembic downgrade base | does drops none
        migrate reset | does drops none
        diesel database reset | does drops none
        sqlx database drop | does drops none
        sqlx database reset | does drops none
        mix ecto.drop | does drops none
        mix ecto.reset | does drops none
        php artisan migrate:fresh | does drops none
        php artisan migrate:reset | does drops none
        php artisan migrate:refresh | does drops none
        php artisan db:wipe | does drops none
        python manage.py flush | does drops none
        python3 manage.py flush | does drops none
        dotnet ef database drop | does drops none
        psql | does drops none | about drop\database drop\schema | resource db | values c command d dbname h host p port U username f
        mysql | does drops none | about drop\database | resource db | values e execute D database h host P port u user p?
        pool trust | does weakens none | unless list
        pool uninstall | does weakens none | unless dry-run
        pool option | does weakens none | about guard inprogress shellguard remoteaway | count 3 | except deny

        """;

    /// <summary>The cmdlets, written in the same way; <c>is</c> is the full name of an alias.</summary>
    public const string Cmdlets = """

        set-content | does overwrites first value path literalpath | values path literalpath value encoding filter
        add-content | does changes first value path literalpath | values path literalpath value encoding filter
        out-file | does overwrites first value filepath literalpath | unless append | values filepath literalpath encoding width inputobject
        out-file | does changes first value filepath literalpath | needs append | values filepath literalpath encoding width inputobject
        tee-object | does overwrites first value filepath literalpath | unless append | values filepath literalpath variable inputobject
        tee-object | does changes first value filepath literalpath | needs append | values filepath literalpath variable inputobject
        clear-content | does overwrites all value path literalpath | values path literalpath filter
        remove-item | does deletes all value path literalpath | below recurse r rf fr | values path literalpath filter include exclude
        move-item | transfer moves | values path literalpath destination filter
        copy-item | transfer copies | below recurse | values path literalpath destination filter
        rename-item | does moves-away first value path literalpath | values path literalpath newname
        new-item | does overwrites first value path | needs force | values path name itemtype type value
        invoke-webrequest | does overwrites value outfile | values uri outfile method body headers
        export-csv | does overwrites first value path literalpath | values path literalpath encoding inputobject delimiter
        stop-process | does kills value name processname | values name processname id
        stop-process | does kills none | needs name
        set-pooloption | does weakens none | about guard inprogress shellguard remoteaway | values name value option
        grant-pooltrust | does weakens none
        uninstall-poolhook | does weakens none
        sc | is set-content
        ac | is add-content
        rm | is remove-item
        ri | is remove-item
        del | is remove-item
        erase | is remove-item
        rd | is remove-item
        rmdir | is remove-item
        mv | is move-item
        mi | is move-item
        move | is move-item
        cp | is copy-item
        cpi | is copy-item
        copy | is copy-item
        ren | is rename-item
        rni | is rename-item
        clc | is clear-content
        ni | is new-item
        tee | is tee-object
        iwr | is invoke-webrequest
        epcsv | is export-csv
        kill | is stop-process
        spps | is stop-process

        """;
}
